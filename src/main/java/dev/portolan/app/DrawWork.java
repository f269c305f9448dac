package dev.portolan.app;

import dev.portolan.diagram.Diagram;
import dev.portolan.model.Coverage;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes charts off the caller's thread; while one is being made only the latest request waits.
/// Things keep their places from the first complete snapshot on: what is still being listed would
/// only be squeezed in between.
final class DrawWork implements AutoCloseable {
  private final Core core;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("chart").daemon().factory());
  private final AtomicReference<Effect.@Nullable Draw> latest = new AtomicReference<>();
  private Diagram previous = Diagram.EMPTY;
  private long settledEpoch = -1;

  DrawWork(Core core) {
    this.core = core;
  }

  void draw(Effect.Draw request, Consumer<Intent> dispatch) {
    if (latest.getAndSet(request) == null) {
      thread.execute(() -> drawLatest(dispatch));
    }
  }

  /// Runs on the one chart thread: `previous` belongs to it.
  private void drawLatest(Consumer<Intent> dispatch) {
    Effect.Draw request = latest.getAndSet(null);
    if (request == null) {
      return;
    }
    boolean settled = request.epoch() == settledEpoch;
    previous =
        core.diagram(request.snapshot(), request.namespaces(), settled ? previous : Diagram.EMPTY);
    boolean whole = request.snapshot().coverage().values().stream().noneMatch(Coverage::syncing);
    settledEpoch = whole ? request.epoch() : -1;
    dispatch.accept(new Intent.PictureReady(request.epoch(), previous));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
