package dev.portolan.app;

import dev.portolan.diagnosis.Agreements;
import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Examiner;
import dev.portolan.diagnosis.Ground;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.probe.Prober;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.DiagnosisTask;
import dev.portolan.workspace.Intent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Diagnoses, each on a thread of its own, and holds checks against what is predicted, on another.
final class DiagnosisWork implements AutoCloseable {
  private final SessionWork session;
  private final Core core;
  private final Map<Long, WireAsker> running = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Ground> latest = new AtomicReference<>();
  private final ExecutorService comparing = Worker.named("agreement");

  DiagnosisWork(SessionWork session, Core core) {
    this.session = session;
    this.core = core;
    session.beforeRelease(() -> running.values().forEach(WireAsker::cancel));
  }

  void run(DiagnosisTask task, Consumer<Intent> dispatch) {
    switch (task) {
      case DiagnosisTask.Start t ->
          session.probe(p -> start(t, p, dispatch), () -> closed(t, dispatch));
      case DiagnosisTask.Cancel t -> {
        WireAsker asker = running.get(t.id());
        if (asker != null) {
          session.aside(asker::cancel);
        }
      }
      case DiagnosisTask.Compare t -> comparing.execute(() -> compare(t, dispatch));
    }
  }

  private void start(DiagnosisTask.Start task, Prober prober, Consumer<Intent> dispatch) {
    WireAsker asker = core.asker(prober, task.snapshot());
    running.put(task.id(), asker);
    Thread.ofVirtual()
        .name("diagnosis-" + task.id())
        .start(
            () -> {
              try (asker) {
                examine(task, asker, dispatch);
              } finally {
                running.remove(task.id());
              }
            });
  }

  private void examine(DiagnosisTask.Start task, WireAsker asker, Consumer<Intent> dispatch) {
    Diagnosis[] last = {Diagnosis.begin(task.asked())};
    try {
      Reachability predicted = task.predicted();
      Ground ground = predicted == null ? Ground.of(task.snapshot()) : ground(predicted);
      var _ =
          new Examiner(ground)
              .examine(
                  task.asked(),
                  asker,
                  soFar -> {
                    last[0] = soFar;
                    dispatch.accept(told(task.id(), soFar));
                  });
    } catch (RuntimeException e) { // the thread's edge: a diagnosis always tells its end
      dispatch.accept(told(task.id(), failed(last[0], "Portolan itself failed: " + e)));
    }
  }

  private static void closed(DiagnosisTask.Start task, Consumer<Intent> dispatch) {
    Diagnosis ended = failed(Diagnosis.begin(task.asked()), "The context is closed.");
    dispatch.accept(told(task.id(), ended));
  }

  private static Diagnosis failed(Diagnosis soFar, String why) {
    Conclusion conclusion = new Conclusion(Level.UNKNOWN, null, why, List.of(), null);
    return new Diagnosis(soFar.asked(), soFar.steps(), conclusion);
  }

  private static Intent told(long id, Diagnosis diagnosis) {
    return new Intent.OnDiagnosis(new DiagnosisStep.Told(id, diagnosis));
  }

  private void compare(DiagnosisTask.Compare task, Consumer<Intent> dispatch) {
    new Agreements(ground(task.predicted()))
        .of(task.result())
        .ifPresent(
            a ->
                dispatch.accept(
                    new Intent.OnDiagnosis(new DiagnosisStep.Compared(task.check(), a))));
  }

  /// What was worked out last is used again while the predictions are the same.
  private Ground ground(Reachability predicted) {
    Ground known = latest.get();
    if (known != null && known.reachability().equals(predicted)) {
      return known;
    }
    Ground fresh = Ground.of(predicted, NetworkPlugin.detect(predicted.snapshot()));
    latest.set(fresh);
    return fresh;
  }

  @Override
  public void close() {
    comparing.shutdownNow();
  }
}
