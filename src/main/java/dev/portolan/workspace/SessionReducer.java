package dev.portolan.workspace;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.Diagram;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.workspace.Workspace.MapView;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Opening and closing contexts, and what their sessions tell.
final class SessionReducer {
  private SessionReducer() {}

  /// Opening the same context again is how it is retried.
  static Reduction open(Workspace w, KubeContext context) {
    long epoch = w.open() == null ? 1 : w.open().epoch() + 1;
    List<Effect> effects = new ArrayList<>(leave(w));
    effects.add(new Effect.OpenSession(epoch, context));
    OpenContext opened =
        new OpenContext(epoch, context, new SessionState.Connecting(), nothing(context));
    return new Reduction(blank(w).with(opened), effects);
  }

  static Reduction close(Workspace w) {
    OpenContext open = w.open();
    if (open == null) {
      return Reduction.of(w);
    }
    OpenContext closed =
        new OpenContext(
            open.epoch() + 1, open.context(), new SessionState.Closed(), nothing(open.context()));
    return new Reduction(blank(w).with(closed), leave(w));
  }

  static Reduction snapshot(Workspace w, Intent.SnapshotArrived arrived) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != arrived.epoch()) {
      return Reduction.of(w);
    }
    return Reduction.of(
        w.with(open.with(arrived.snapshot())),
        new Effect.Draw(open.epoch(), arrived.snapshot(), w.map().namespaces()),
        new Effect.Predict(open.epoch(), arrived.snapshot()));
  }

  static Reduction state(Workspace w, Intent.StateChanged changed) {
    OpenContext open = w.open();
    if (open == null || open.epoch() != changed.epoch()) {
      return Reduction.of(w);
    }
    return Reduction.of(w.with(open.with(changed.state())));
  }

  private static List<Effect> leave(Workspace w) {
    List<Effect> effects = new ArrayList<>();
    w.checks().runs().stream()
        .filter(Checks.Run::running)
        .forEach(r -> effects.add(new Effect.CancelCheck(r.id())));
    if (w.open() != null && !(w.open().state() instanceof SessionState.Closed)) {
      effects.add(new Effect.CloseSession());
    }
    return effects;
  }

  private static Workspace blank(Workspace w) {
    return w.with(Diagram.EMPTY)
        .with(MapView.START)
        .with(Checks.START)
        .with(Predictions.NONE)
        .with(w.matrix().blank());
  }

  private static ClusterSnapshot nothing(KubeContext context) {
    ClusterSnapshot.Origin origin =
        new ClusterSnapshot.Origin(context.name(), context.namespace(), "", false);
    return ClusterSnapshot.empty(origin, Instant.EPOCH);
  }
}
