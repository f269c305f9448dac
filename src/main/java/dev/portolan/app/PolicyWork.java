package dev.portolan.app;

import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Surveyor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Judges snapshots, and looks at what is predicted of a selection, off the caller's thread; while
/// one is being judged only the latest waits. Within one opening each judgement starts from the one
/// before.
final class PolicyWork implements AutoCloseable {
  private final ExecutorService judging =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("policy").daemon().factory());
  private final ExecutorService surveying =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("survey").daemon().factory());
  private final AtomicReference<Effect.@Nullable Predict> snapshot = new AtomicReference<>();
  private final AtomicReference<Effect.@Nullable Survey> question = new AtomicReference<>();
  private @Nullable Reachability previous;
  private long previousEpoch = -1;
  private @Nullable Surveyor surveyor;

  void predict(Effect.Predict request, Consumer<Intent> dispatch) {
    if (snapshot.getAndSet(request) == null) {
      judging.execute(() -> predictLatest(dispatch));
    }
  }

  void survey(Effect.Survey request, Consumer<Intent> dispatch) {
    if (question.getAndSet(request) == null) {
      surveying.execute(() -> surveyLatest(dispatch));
    }
  }

  /// Runs on the judging thread: `previous` belongs to it.
  private void predictLatest(Consumer<Intent> dispatch) {
    Effect.Predict request = snapshot.getAndSet(null);
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

  /// Runs on the surveying thread: `surveyor` belongs to it.
  private void surveyLatest(Consumer<Intent> dispatch) {
    Effect.Survey request = question.getAndSet(null);
    if (request == null) {
      return;
    }
    Surveyor kept = surveyor;
    if (kept == null || !kept.reachability().equals(request.reachability())) {
      kept = new Surveyor(request.reachability());
      surveyor = kept;
    }
    dispatch.accept(new Intent.Surveyed(request.epoch(), kept.answer(request.question())));
  }

  @Override
  public void close() {
    judging.shutdownNow();
    surveying.shutdownNow();
  }
}
