package dev.portolan.ui;

import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one crossing into the FX thread: delivers the newest workspace to a view, however many there
/// were since the last delivery. It is delivered at once, unless this frame's share of the FX
/// thread is spent: then with the next frame, so that a hundred checks that print at once do not
/// take the time in which the map is drawn.
public final class FxCrossing implements AutoCloseable {
  /// How long, in nanoseconds, deliveries may take of one frame before the others wait.
  private static final long SHARE = 4_000_000;

  private final AtomicReference<@Nullable Workspace> newest = new AtomicReference<>();
  private final Consumer<Workspace> view;
  private final AutoCloseable subscription;
  private final Pulse pulse = new Pulse();
  private volatile boolean closed;

  /// What deliveries took since the last pulse; the FX thread's alone.
  private long spent;

  /// Delivers the present workspace too, later, on the FX thread.
  public FxCrossing(Store store, Consumer<Workspace> view) {
    this.view = view;
    this.subscription = store.subscribe(this::arrive);
    arrive(store.now());
  }

  /// Runs something on the FX thread, for what is not the workspace: a finished frame.
  public static void later(Runnable work) {
    Platform.runLater(work);
  }

  private void arrive(Workspace workspace) {
    if (newest.getAndSet(workspace) == null) {
      later(this::deliver);
    }
  }

  private void deliver() {
    if (spent > SHARE) {
      return; // the pulse takes it
    }
    Workspace workspace = newest.getAndSet(null);
    if (workspace == null || closed) {
      return;
    }
    long began = System.nanoTime();
    try {
      pulse.start();
      view.accept(workspace);
    } finally {
      spent += System.nanoTime() - began;
    }
  }

  /// The next frame.
  private final class Pulse extends AnimationTimer {
    @Override
    public void handle(long now) {
      stop();
      spent = 0;
      deliver();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("the store refused to let go of a subscriber", e);
    }
  }
}
