package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Edits.Edit;
import dev.portolan.workspace.WhatIf.Step;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;

/// Policies that are tried out.
final class WhatIfReducer {
  static final int MAX_TEXT = 1_000_000;

  private WhatIfReducer() {}

  static Reduction read(Workspace w, String yaml) {
    OpenContext open = w.open();
    if (open == null || w.predictions().current() == null) {
      return Reduction.of(ShellReducer.tell(w, Level.WARNING, "Open a context first."));
    }
    if (yaml.length() > MAX_TEXT) {
      return Reduction.of(with(w, whatIf(w).refused(List.of("The text is too long."))));
    }
    return Reduction.of(w, new Effect.ReadPolicies(open.epoch(), yaml, open.context().namespace()));
  }

  static Reduction read(Workspace w, Intent.PoliciesRead read) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != read.epoch()) {
      return Reduction.of(w);
    }
    return read.problems().isEmpty()
        ? judge(trying(w, read.step()))
        : Reduction.of(with(w, whatIf(w).refused(read.problems())));
  }

  static Reduction without(Workspace w, ObjectRef policy) {
    String yaml = "# without " + policy;
    return judge(trying(w, new Step(yaml, List.of(new Edit(policy, null, "")))));
  }

  /// What is selected steps back, so that the changes lie over the map alone.
  private static Workspace trying(Workspace w, Step step) {
    return with(w.with(w.map().selecting(List.of())), whatIf(w).trying(step));
  }

  static Reduction undo(Workspace w) {
    return judge(with(w, whatIf(w).undone()));
  }

  static Workspace discard(Workspace w) {
    return with(w, WhatIf.NONE.drafting(whatIf(w).draft().text()));
  }

  static Workspace tried(Workspace w, Intent.Tried tried) {
    OpenContext open = w.open();
    boolean wanted =
        open != null
            && open.epoch() == tried.epoch()
            && tried.outcome().edits().equals(whatIf(w).edits())
            && whatIf(w).active();
    return wanted ? with(w, whatIf(w).judged(tried.outcome())) : w;
  }

  /// Puts a copy of a policy into the editor, as soon as its YAML has come.
  static Reduction copy(Workspace w, ObjectRef policy) {
    OpenContext open = w.open();
    return open == null
        ? Reduction.of(w)
        : Reduction.of(
            with(w, whatIf(w).awaiting(policy)), new Effect.FetchYaml(open.epoch(), policy));
  }

  static Workspace yaml(Workspace w, Intent.YamlArrived arrived) {
    if (!arrived.ref().equals(whatIf(w).copying())) {
      return w;
    }
    return arrived.problem().isEmpty()
        ? with(w, whatIf(w).drafting(PolicyText.copy(arrived.text())))
        : ShellReducer.tell(
            with(w, whatIf(w).awaiting(null)), Level.WARNING, "No copy: " + arrived.problem());
  }

  static Workspace draft(Workspace w, Intent.DraftRead read) {
    return read.problem().isEmpty()
        ? with(w, whatIf(w).drafting(read.text()))
        : ShellReducer.tell(w, Level.WARNING, "Not read: " + read.problem());
  }

  /// Judges the steps anew: after one more, one less, or on another snapshot.
  static Reduction judge(Workspace w) {
    OpenContext open = w.open();
    Reachability current = w.predictions().current();
    if (open == null || current == null || !whatIf(w).active()) {
      return Reduction.of(w);
    }
    return Reduction.of(w, new Effect.Try(open.epoch(), current, whatIf(w).edits()));
  }

  private static WhatIf whatIf(Workspace w) {
    return w.predictions().whatIf();
  }

  private static Workspace with(Workspace w, WhatIf whatIf) {
    return w.with(w.predictions().with(whatIf));
  }
}
