package dev.portolan.ui;

import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one crossing into the FX thread: delivers the newest workspace to a view, however many there
/// were since the last delivery.
public final class FxCrossing implements AutoCloseable {
  private final AtomicReference<@Nullable Workspace> newest = new AtomicReference<>();
  private final Consumer<Workspace> view;
  private final AutoCloseable subscription;
  private volatile boolean closed;

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
    Workspace workspace = newest.getAndSet(null);
    if (workspace != null && !closed) {
      view.accept(workspace);
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
