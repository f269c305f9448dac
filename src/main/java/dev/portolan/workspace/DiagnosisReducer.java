package dev.portolan.workspace;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.CheckRequest;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Diagnoses.Run;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What becomes of the diagnoses of the open context.
final class DiagnosisReducer {
  static final int MAX_KEPT = 30;
  static final int MAX_RUNNING = 3;

  private DiagnosisReducer() {}

  static Reduction answer(Workspace w, DiagnosisStep step) {
    Diagnoses now = w.wire().diagnoses();
    return switch (step) {
      case DiagnosisStep.StartForm _ -> startForm(w);
      case DiagnosisStep.Start s -> start(w, s.asked());
      case DiagnosisStep.Confirm s -> confirm(w, s.typed());
      case DiagnosisStep.Forgo _ -> to(w, now.asking(null));
      case DiagnosisStep.Cancel s -> {
        boolean runs = now.run(s.id()).filter(Run::running).isPresent();
        yield runs ? task(w, new DiagnosisTask.Cancel(s.id())) : Reduction.of(w);
      }
      case DiagnosisStep.Show s -> to(w, now.with(now.runs(), s.id()));
      case DiagnosisStep.AskNext s -> askNext(w, s.request());
      case DiagnosisStep.Told s -> told(w, s);
      case DiagnosisStep.Compared s -> compared(w, s);
    };
  }

  private static Reduction to(Workspace w, Diagnoses now) {
    return Reduction.of(w.with(w.wire().with(now)));
  }

  private static Reduction task(Workspace w, DiagnosisTask task) {
    return Reduction.of(w, new Effect.OfDiagnosis(task));
  }

  private static Reduction startForm(Workspace w) {
    Form form = w.checks().form();
    if (form.from() == null || form.to() == null) {
      String missing = form.from() == null ? "the pod that asks" : "what it wants to reach";
      return tell(w, "Choose " + missing + " first, then diagnose.");
    }
    return start(w, new Case(form.from(), form.to(), form.port(), protocol(w)));
  }

  /// What the user chose, where the target leaves a choice.
  private static @Nullable Protocol protocol(Workspace w) {
    return w.eitherProtocol() ? w.contexts().preferences().protocol() : null;
  }

  private static Reduction start(Workspace w, Case asked) {
    OpenContext open = w.open();
    Diagnoses now = w.wire().diagnoses();
    if (open == null) {
      return tell(w, "Open a context first.");
    }
    if (now.runs().stream().filter(Run::running).count() >= MAX_RUNNING) {
      return tell(w, MAX_RUNNING + " diagnoses are running. Wait for one to end, or cancel one.");
    }
    return w.preference().guarded()
        ? Reduction.of(w.with(w.wire().with(now.asking(asked)).with(Drawer.DIAGNOSIS)))
        : run(w, open, asked);
  }

  private static Reduction confirm(Workspace w, String typed) {
    OpenContext open = w.open();
    Case asking = w.wire().diagnoses().asking();
    return open == null || asking == null || !typed.strip().equals(open.context().name())
        ? Reduction.of(w)
        : run(w.with(w.wire().with(w.wire().diagnoses().asking(null))), open, asking);
  }

  private static Reduction run(Workspace w, OpenContext open, Case asked) {
    Diagnoses now = w.wire().diagnoses();
    long id = Math.max(now.last(), open.ids()) + 1;
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(id, Diagnosis.begin(asked)));
    runs.addAll(now.runs());
    for (int i = runs.size() - 1; i > 0 && runs.size() > MAX_KEPT; i--) {
      if (!runs.get(i).running()) {
        runs.remove(i);
      }
    }
    DiagnosisTask task =
        new DiagnosisTask.Start(id, asked, open.snapshot(), w.predictions().current());
    return Reduction.of(
        w.with(w.wire().with(now.counted(id).with(runs, id)).with(Drawer.DIAGNOSIS)),
        new Effect.OfDiagnosis(task));
  }

  /// The check that is proposed goes through the form, and so through its gate.
  private static Reduction askNext(Workspace w, CheckRequest request) {
    Form form = new Form(request.from(), request.to(), request.port());
    Workspace filled = w.with(w.checks().with(form)).with(w.wire().with(Drawer.CHECKS));
    return FormReducer.start(
        filled, new Intent.StartCheck(request.question(), request.timeLimit()));
  }

  /// One that has ended, or that belonged to another context, changes nothing any more.
  private static Reduction told(Workspace w, DiagnosisStep.Told told) {
    Diagnoses now = w.wire().diagnoses();
    if (now.run(told.id()).filter(Run::running).isEmpty()) {
      return Reduction.of(w);
    }
    List<Run> runs =
        now.runs().stream()
            .map(r -> r.id() == told.id() ? new Run(r.id(), told.diagnosis()) : r)
            .toList();
    return to(w, now.with(runs, now.shown()));
  }

  /// After a check has ended: has it held against what is predicted.
  static Reduction follow(Reduction reduction, Intent.OnChecks intent) {
    Workspace w = reduction.workspace();
    Reachability predicted = w.predictions().current();
    if (!(intent instanceof Intent.CheckFinished finished)
        || predicted == null
        || w.checks().run(finished.id()).isEmpty()) {
      return reduction;
    }
    List<Effect> effects = new ArrayList<>(reduction.effects());
    effects.add(
        new Effect.OfDiagnosis(
            new DiagnosisTask.Compare(finished.id(), finished.result(), predicted)));
    return new Reduction(w, effects);
  }

  private static Reduction compared(Workspace w, DiagnosisStep.Compared compared) {
    if (w.checks().run(compared.check()).isEmpty()) {
      return Reduction.of(w);
    }
    Map<Long, Agreement> kept = new HashMap<>();
    w.checks()
        .runs()
        .forEach(
            r ->
                w.wire()
                    .diagnoses()
                    .agreement(r.id())
                    .ifPresent(a -> kept.put(r.id(), Objects.requireNonNull(a))));
    kept.put(compared.check(), compared.agreement());
    return to(w, w.wire().diagnoses().agreed(kept));
  }

  private static Reduction tell(Workspace w, String text) {
    return Reduction.of(ShellReducer.tell(w, Level.WARNING, text));
  }
}
