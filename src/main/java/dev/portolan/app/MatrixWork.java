package dev.portolan.app;

import dev.portolan.policy.matrix.Matrix;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sets out matrices off the caller's thread; while one is being set out only the latest request
/// waits.
final class MatrixWork implements AutoCloseable {
  private final ExecutorService thread = Worker.named("matrix");
  private final AtomicReference<Effect.@Nullable Arrange> latest = new AtomicReference<>();

  void arrange(Effect.Arrange request, Consumer<Intent> dispatch) {
    if (latest.getAndSet(request) == null) {
      thread.execute(() -> arrangeLatest(dispatch));
    }
  }

  private void arrangeLatest(Consumer<Intent> dispatch) {
    Effect.Arrange request = latest.getAndSet(null);
    if (request != null) {
      MatrixStep ready = new MatrixStep.Ready(request.epoch(), matrix(request));
      dispatch.accept(new Intent.OnMatrix(ready));
    }
  }

  private static Matrix matrix(Effect.Arrange request) {
    Matrix before = request.before();
    return before != null && before.reachability().equals(request.reachability())
        ? before.with(request.arrangement())
        : Matrix.of(request.reachability(), request.arrangement());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
