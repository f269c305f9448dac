package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Scope;
import dev.portolan.workspace.Sweeps.Among;
import dev.portolan.workspace.Sweeps.Form;
import dev.portolan.workspace.Sweeps.Run;
import dev.portolan.workspace.Sweeps.State;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What becomes of the sweeps of the open context.
final class SweepReducer {
  private SweepReducer() {}

  static Reduction answer(Workspace w, SweepStep step) {
    return switch (step) {
      case SweepStep.Shape s -> shape(w, s.form());
      case SweepStep.Pick s -> pick(w, s);
      case SweepStep.Renew _ -> shape(w, sweeps(w).form());
      case SweepStep.Planned s -> Reduction.of(planned(w, s));
      case SweepStep.Start s -> start(w, s.typed());
      case SweepStep.GoOn s -> goOn(w, s.typed());
      case SweepStep.Hold s -> hold(w, s.hold());
      case SweepStep.Cancel _ -> cancel(w);
      case SweepStep.Answered s -> Reduction.of(answered(w, s));
      case SweepStep.Ended s -> Reduction.of(ended(w, s));
      case SweepStep.Choose s -> Reduction.of(with(w, sweeps(w).choosing(s.id())));
      case SweepStep.Save s -> save(w, s);
      case SweepStep.Open s -> open(w, s);
      case SweepStep.Read s -> Reduction.of(read(w, s));
    };
  }

  private static Sweeps sweeps(Workspace w) {
    return w.wire().sweeps();
  }

  private static Workspace with(Workspace w, Sweeps now) {
    return w.with(w.wire().with(now));
  }

  /// A check set is planned when it is read; everything else at once.
  private static Reduction shape(Workspace w, Form form) {
    OpenContext open = w.open();
    Reachability reachability = w.predictions().current();
    if (form.among() == Among.CHECKS && sweeps(w).form().equals(form)) {
      return Reduction.of(w);
    }
    Workspace shaped = with(w, sweeps(w).with(form, null));
    if (open == null || reachability == null || form.among() == Among.CHECKS) {
      return Reduction.of(shaped);
    }
    Choice choice = new Choice(scope(w, form), form.everyPod(), form.budget());
    return Reduction.of(
        shaped, new Effect.OfSweep(new SweepTask.Draft(open.epoch(), form, reachability, choice)));
  }

  private static Scope scope(Workspace w, Form form) {
    return switch (form.among()) {
      case WIRED, CHECKS -> new Scope.Wired(w.map().namespaces());
      case SHOWN -> new Scope.Within(w.map().namespaces());
      case PICKED -> new Scope.Picked(form.sources(), form.targets());
    };
  }

  private static Reduction pick(Workspace w, SweepStep.Pick pick) {
    Form form = sweeps(w).form();
    Form picked = pick.sources() ? form.from(pick.refs()) : form.to(pick.refs());
    return shape(w.with(w.wire().with(Drawer.SWEEP)), picked);
  }

  private static Workspace planned(Workspace w, SweepStep.Planned planned) {
    boolean late = !current(w, planned.epoch()) || !sweeps(w).form().equals(planned.form());
    return late ? w : with(w, sweeps(w).with(planned.form(), planned.plan()));
  }

  private static boolean current(Workspace w, long epoch) {
    return w.open() != null && w.open().epoch() == epoch;
  }

  private static Reduction start(Workspace w, String typed) {
    Plan plan = sweeps(w).plan();
    if (plan == null || plan.pairs().isEmpty()) {
      return told(w, "There is nothing to ask yet.");
    }
    Run last = sweeps(w).run();
    long before = last == null ? 0 : last.id();
    long first = w.open() == null ? 0 : w.open().ids();
    Run run =
        new Run(
            Math.max(before, first) + 1,
            plan,
            sweeps(w).form().budget(),
            State.RUNNING,
            List.of(),
            Duration.ZERO,
            null);
    return begin(w, run, typed);
  }

  private static Reduction goOn(Workspace w, String typed) {
    Run run = sweeps(w).run();
    if (run == null || run.going() || run.left() == 0) {
      return Reduction.of(w);
    }
    Run next =
        new Run(
            run.id() + 1,
            run.plan(),
            run.budget(),
            State.RUNNING,
            run.results(),
            run.active(),
            null);
    return begin(w, next, typed);
  }

  /// Starts it, unless something is in the way: another sweep, or a context that is protected and
  /// was not named.
  private static Reduction begin(Workspace w, Run run, String typed) {
    OpenContext open = w.open();
    if (open == null || open.closed()) {
      return told(w, "Open a context first.");
    }
    if (sweeps(w).going()) {
      return told(w, "A sweep is under way. Wait for it to end, or cancel it.");
    }
    if (w.preference().guarded() && !typed.strip().equals(open.context().name())) {
      return told(w, open.context().name() + " is protected: type its name to start the sweep.");
    }
    Set<Integer> done = new HashSet<>();
    run.results().forEach(r -> done.add(r.pair().id()));
    List<Pair> pairs = run.plan().pairs().stream().filter(p -> !done.contains(p.id())).toList();
    return Reduction.of(
        with(w, sweeps(w).with(run).choosing(-1)),
        new Effect.OfSweep(new SweepTask.Run(run.id(), open.snapshot(), pairs, run.budget())));
  }

  private static Reduction told(Workspace w, String text) {
    return Reduction.of(ShellReducer.tell(w, Level.WARNING, text));
  }

  private static Reduction hold(Workspace w, boolean hold) {
    Run run = sweeps(w).run();
    if (run == null || !run.going()) {
      return Reduction.of(w);
    }
    State state = hold ? State.HELD : State.RUNNING;
    return Reduction.of(
        with(w, sweeps(w).with(run.with(state))),
        new Effect.OfSweep(new SweepTask.Hold(run.id(), hold)));
  }

  private static Reduction cancel(Workspace w) {
    Run run = sweeps(w).run();
    return run == null || !run.going()
        ? Reduction.of(w)
        : Reduction.of(w, new Effect.OfSweep(new SweepTask.Cancel(run.id())));
  }

  private static Workspace answered(Workspace w, SweepStep.Answered step) {
    Run run = sweeps(w).run();
    if (run == null || run.id() != step.id() || !run.going()) {
      return w;
    }
    List<Result> results = new ArrayList<>(run.results());
    results.addAll(step.results());
    return with(w, sweeps(w).with(run.with(results, step.active())));
  }

  private static Workspace ended(Workspace w, SweepStep.Ended step) {
    Run run = sweeps(w).run();
    return run == null || run.id() != step.id()
        ? w
        : with(w, sweeps(w).with(run.ended(step.how(), step.active())));
  }

  private static Reduction save(Workspace w, SweepStep.Save save) {
    Run run = sweeps(w).run();
    if (run == null || run.results().isEmpty() || w.open() == null) {
      return told(w, "There are no results to save yet.");
    }
    return Reduction.of(
        w, new Effect.OfSweep(new SweepTask.Save(save.file(), w.open().snapshot(), run.results())));
  }

  private static Reduction open(Workspace w, SweepStep.Open open) {
    Reachability reachability = w.predictions().current();
    if (w.open() == null || reachability == null) {
      return told(w, "Open a context first.");
    }
    return Reduction.of(
        w.with(w.wire().with(Drawer.SWEEP)),
        new Effect.OfSweep(
            new SweepTask.Read(
                w.open().epoch(), open.file(), reachability, sweeps(w).form().budget())));
  }

  private static Workspace read(Workspace w, SweepStep.Read read) {
    if (!current(w, read.epoch())) {
      return w;
    }
    Workspace shown = with(w, sweeps(w).with(sweeps(w).form().reading(read.file()), read.plan()));
    return read.problems().isEmpty()
        ? shown
        : ShellReducer.tell(shown, Level.WARNING, read.problems().getFirst());
  }
}
