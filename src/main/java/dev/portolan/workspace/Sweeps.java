package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.sweep.Choice.Budget;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Sweeper;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sweeps of the open context: what the next one is to be, what it would ask, and the one that
/// runs or ran last.
///
/// @param plan what the form comes to; null while it is worked out, and before it was asked for
/// @param chosen the pair whose result is looked at, by its id, or -1
public record Sweeps(Form form, @Nullable Plan plan, @Nullable Run run, int chosen) {
  public static final Sweeps START = new Sweeps(Form.START, null, null, -1);

  /// What the user has chosen so far.
  ///
  /// @param file the check set that is open, or empty
  public record Form(
      Among among,
      Set<ObjectRef> sources,
      Set<ObjectRef> targets,
      boolean everyPod,
      Budget budget,
      String file) {
    public static final Form START =
        new Form(Among.WIRED, Set.of(), Set.of(), false, Budget.USUAL, "");

    public Form {
      sources = Set.copyOf(sources);
      targets = Set.copyOf(targets);
    }

    public Form with(Among now) {
      return new Form(now, sources, targets, everyPod, budget, file);
    }

    public Form from(Set<ObjectRef> refs) {
      return new Form(Among.PICKED, refs, targets, everyPod, budget, file);
    }

    public Form to(Set<ObjectRef> refs) {
      return new Form(Among.PICKED, sources, refs, everyPod, budget, file);
    }

    public Form withEveryPod(boolean now) {
      return new Form(among, sources, targets, now, budget, file);
    }

    public Form with(Budget now) {
      return new Form(among, sources, targets, everyPod, now, file);
    }

    Form reading(String name) {
      return new Form(Among.CHECKS, sources, targets, everyPod, budget, name);
    }
  }

  /// Which pairs are meant.
  public enum Among {
    WIRED("Wired pairs"),
    SHOWN("Shown namespaces"),
    PICKED("Picked things"),
    CHECKS("Check set");

    private final String title;

    Among(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// How far a sweep is.
  public enum State {
    RUNNING,
    HELD,
    ENDED
  }

  /// A sweep that runs or ran.
  ///
  /// @param results in the order of coming
  /// @param active how long it has run, without the time that it was held
  /// @param end how it ended, or null
  public record Run(
      long id,
      Plan plan,
      Budget budget,
      State state,
      List<Result> results,
      Duration active,
      Sweeper.@Nullable End end) {
    public Run {
      results = List.copyOf(results);
    }

    Run with(State now) {
      return new Run(id, plan, budget, now, results, active, null);
    }

    Run with(List<Result> now, Duration newActive) {
      return new Run(id, plan, budget, state, now, newActive, end);
    }

    Run ended(Sweeper.End how, Duration newActive) {
      return new Run(id, plan, budget, State.ENDED, results, newActive, how);
    }

    public boolean going() {
      return state != State.ENDED;
    }

    /// How many are still to be asked.
    public int left() {
      return plan.pairs().size() - results.size();
    }

    /// How long the rest will take if it goes on as it went, or null before that can be told.
    public @Nullable Duration remaining() {
      return results.isEmpty() || active.isZero()
          ? null
          : active.multipliedBy(left()).dividedBy(results.size());
    }
  }

  Sweeps with(Form now, @Nullable Plan newPlan) {
    return new Sweeps(now, newPlan, run, chosen);
  }

  Sweeps with(@Nullable Run now) {
    return new Sweeps(form, plan, now, chosen);
  }

  Sweeps choosing(int id) {
    return new Sweeps(form, plan, run, id);
  }

  public boolean going() {
    return run != null && run.going();
  }
}
