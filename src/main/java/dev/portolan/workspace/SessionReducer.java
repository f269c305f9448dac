package dev.portolan.workspace;

import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.workspace.Workspace.Consent;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.MapView;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Opening and closing contexts, what the user has to allow first, and what their sessions tell.
final class SessionReducer {
  private static final int MOST_SAID = 6;

  private SessionReducer() {}

  static Reduction answer(Workspace w, Intent.OnSession intent) {
    return switch (intent) {
      case Intent.OpenContext i -> open(w, i.context());
      case Intent.Reopen _ -> reopen(w);
      case Intent.CloseContext _ -> close(w);
      case Intent.SnapshotArrived i -> snapshot(w, i);
      case Intent.StateChanged i -> state(w, i);
      case Intent.RightsLearned i -> Reduction.of(rights(w, i));
      case Intent.ClusterRecreated i -> Reduction.of(recreated(w, i));
      case Intent.PermissionNeeded i -> permission(w, i);
      case Intent.PluginSaid i -> Reduction.of(said(w, i));
      case Intent.AnswerPermission i -> answered(w, i);
      case Intent.AskPermission _ -> Reduction.of(asked(w));
      case Intent.ReadNamespaces i -> read(w, i.namespaces());
    };
  }

  /// Opening the same context again is how it is retried.
  private static Reduction open(Workspace w, KubeContext context) {
    long epoch = w.open() == null ? 1 : w.open().epoch() + 1;
    Scope scope = Scope.of(w.contexts().preferences().of(context.id()).read());
    List<Effect> effects = new ArrayList<>(leave(w));
    effects.add(new Effect.OpenSession(epoch, context, scope));
    OpenContext opened =
        new OpenContext(
            epoch,
            context,
            scope,
            new SessionState.Connecting(),
            nothing(context),
            Rights.UNKNOWN,
            null,
            List.of());
    Workspace next = blank(w).with(opened);
    MapView shown = next.map().showing(w.contexts().preferences().view(context.id()));
    return new Reduction(next.with(shown), effects);
  }

  private static Reduction reopen(Workspace w) {
    OpenContext open = w.open();
    if (open == null) {
      return Reduction.of(w);
    }
    return Drift.now(w, open.context().id())
        .map(now -> open(w, now))
        .orElseGet(
            () ->
                Reduction.of(
                    ShellReducer.tell(
                        w,
                        Level.WARNING,
                        open.context().name() + " is in no kubeconfig file any more.")));
  }

  private static Reduction close(Workspace w) {
    OpenContext open = w.open();
    if (open == null) {
      return Reduction.of(w);
    }
    OpenContext closed =
        new OpenContext(
            open.epoch() + 1,
            open.context(),
            open.scope(),
            new SessionState.Closed(),
            nothing(open.context()),
            Rights.UNKNOWN,
            null,
            List.of());
    return new Reduction(blank(w).with(closed), leave(w));
  }

  private static Reduction snapshot(Workspace w, Intent.SnapshotArrived arrived) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != arrived.epoch()) {
      return Reduction.of(w);
    }
    return Reduction.of(
        w.with(open.with(arrived.snapshot())),
        new Effect.Draw(open.epoch(), arrived.snapshot(), w.map().view()),
        new Effect.Predict(open.epoch(), arrived.snapshot()));
  }

  private static Reduction state(Workspace w, Intent.StateChanged changed) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != changed.epoch()) {
      return Reduction.of(w);
    }
    return renewed(w.with(open.with(changed.state())));
  }

  /// A session that has failed is opened again once its entry in the kubeconfig is another one, as
  /// after a login: the user has opened this context, and wants to be back without a click. Where
  /// the entry leads to another server, nobody has opened that: it takes a click.
  static Reduction renewed(Workspace w) {
    OpenContext open = w.open();
    if (open == null
        || !(open.state() instanceof SessionState.Failed)
        || open.consent() != null
        || Drift.of(w) != Drift.CHANGED) {
      return Reduction.of(w);
    }
    return Drift.now(w, open.context().id())
        .filter(now -> now.server().equals(open.context().server()))
        .map(now -> open(w, now))
        .orElseGet(() -> Reduction.of(w));
  }

  private static Workspace rights(Workspace w, Intent.RightsLearned learned) {
    OpenContext open = w.open();
    return open == null || open.epoch() != learned.epoch()
        ? w
        : w.with(open.with(learned.rights()));
  }

  /// What was selected and checked was of a cluster that is no more.
  private static Workspace recreated(Workspace w, Intent.ClusterRecreated recreated) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != recreated.epoch()) {
      return w;
    }
    return ShellReducer.tell(
        w.with(w.map().selecting(List.of())),
        Level.WARNING,
        "Another cluster answers under "
            + open.context().name()
            + " now: it was made anew, and everything is read again.");
  }

  private static Reduction permission(Workspace w, Intent.PermissionNeeded needed) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != needed.epoch() || open.closed()) {
      return Reduction.of(w);
    }
    return Reduction.of(w.with(open.with(new Consent(needed.command(), false))));
  }

  private static Workspace said(Workspace w, Intent.PluginSaid said) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != said.epoch() || open.closed()) {
      return w;
    }
    List<String> lines = new ArrayList<>(open.said());
    lines.add(said.line());
    return w.with(open.hearing(lines.subList(Math.max(0, lines.size() - MOST_SAID), lines.size())));
  }

  /// Only the program that is being asked about can be allowed.
  private static Reduction answered(Workspace w, Intent.AnswerPermission answer) {
    OpenContext open = w.open();
    Consent asked = open == null ? null : open.consent();
    if (open == null || asked == null || !asked.command().equals(answer.command())) {
      return Reduction.of(w);
    }
    if (!answer.allowed()) {
      return Reduction.of(w.with(open.with(new Consent(asked.command(), true))));
    }
    Reduction again = open(w, Drift.now(w, open.context().id()).orElse(open.context()));
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Trust(asked.command()));
    effects.addAll(again.effects());
    return new Reduction(again.workspace(), effects);
  }

  private static Workspace asked(Workspace w) {
    OpenContext open = w.open();
    return open == null || open.consent() == null
        ? w
        : w.with(open.with(new Consent(open.consent().command(), false)));
  }

  /// What is read is a question to the cluster and no view of it: it is taken back where it was
  /// chosen, not by undo. That all of it is shown from now on can be undone, and what is not read
  /// any more is not gone back to.
  private static Reduction read(Workspace w, Set<String> namespaces) {
    OpenContext open = w.open();
    Scope scope = Scope.of(namespaces);
    if (open == null || open.closed() || open.scope().equals(scope)) {
      return Reduction.of(w);
    }
    for (String name : namespaces) {
      String problem = NamespaceNames.problem(name);
      if (!problem.isEmpty()) {
        return Reduction.of(ShellReducer.tell(w, Level.WARNING, problem));
      }
    }
    KubeContext.Id id = open.context().id();
    Reduction kept =
        ContextReducer.prefer(w, id, w.contexts().preferences().of(id).reading(namespaces));
    ChartView view = w.map().view();
    ChartView whole = view.with(view.filter().withNamespaces(Set.of()));
    Workspace narrowed = kept.workspace().with(open.with(scope));
    Reduction shown = MapReducer.keep(MapReducer.leaving(narrowed, whole), whole);
    List<Effect> effects = new ArrayList<>(kept.effects());
    effects.add(new Effect.Narrow(scope));
    effects.addAll(shown.effects());
    return new Reduction(shown.workspace(), effects);
  }

  private static List<Effect> leave(Workspace w) {
    List<Effect> effects = new ArrayList<>();
    w.checks().runs().stream()
        .filter(Checks.Run::running)
        .forEach(r -> effects.add(new Effect.CancelCheck(r.id())));
    if (w.open() != null && !w.open().closed()) {
      effects.add(new Effect.CloseSession());
    }
    return effects;
  }

  private static Workspace blank(Workspace w) {
    return w.with(Diagram.EMPTY)
        .with(MapView.START)
        .with(Checks.START)
        .with(w.wire().anew())
        .with(Predictions.NONE)
        .with(w.matrix().blank());
  }

  private static ClusterSnapshot nothing(KubeContext context) {
    ClusterSnapshot.Origin origin =
        new ClusterSnapshot.Origin(context.name(), context.namespace(), "", false);
    return ClusterSnapshot.empty(origin, Instant.EPOCH);
  }
}
