package dev.portolan.app;

import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Judges snapshots off the caller's thread; while one is being judged only the latest waits.
/// Within one opening each judgement starts from the one before.
final class PolicyWork implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("policy").daemon().factory());
  private final AtomicReference<Effect.@Nullable Predict> latest = new AtomicReference<>();
  private @Nullable Reachability previous;
  private long previousEpoch = -1;

  void predict(Effect.Predict request, Consumer<Intent> dispatch) {
    if (latest.getAndSet(request) == null) {
      thread.execute(() -> predictLatest(dispatch));
    }
  }

  /// Runs on the one policy thread: `previous` belongs to it.
  private void predictLatest(Consumer<Intent> dispatch) {
    Effect.Predict request = latest.getAndSet(null);
    if (request == null) {
      return;
    }
    Reachability before = request.epoch() == previousEpoch ? previous : null;
    Reachability now =
        before == null ? Reachability.of(request.snapshot()) : before.next(request.snapshot());
    previous = now;
    previousEpoch = request.epoch();
    dispatch.accept(new Intent.PredictionsReady(request.epoch(), now));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
