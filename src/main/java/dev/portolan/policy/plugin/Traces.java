package dev.portolan.policy.plugin;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotChanges.OfKind;
import dev.portolan.model.SnapshotChanges.Replaced;
import dev.portolan.policy.Ground;
import java.util.stream.Stream;

/// What network plugins leave in a snapshot: DaemonSets and their pods' containers, annotations of
/// nodes, policies of kinds of their own.
final class Traces {
  private Traces() {}

  /// True when both show the same. Costs what has changed.
  static boolean same(ClusterSnapshot before, ClusterSnapshot now) {
    if (!before.coverage().equals(now.coverage())
        || !Ground.policies(before, now)
        || !before.shelf(Kind.DAEMON_SET).equals(now.shelf(Kind.DAEMON_SET))) {
      return false;
    }
    var changes = now.changesSince(before);
    return none(changes.of(Kind.NODE)) && none(changes.of(Kind.POD));
  }

  private static boolean none(OfKind kind) {
    return Stream.concat(kind.added().stream(), kind.removed().stream()).noneMatch(Traces::traced)
        && kind.changed().stream().allMatch(Traces::same);
  }

  private static boolean traced(KubeObject object) {
    return !(object instanceof Pod pod) || ofDaemonSet(pod);
  }

  private static boolean same(Replaced replaced) {
    return switch (replaced.after()) {
      case Pod now ->
          replaced.before() instanceof Pod was
              && ofDaemonSet(was) == ofDaemonSet(now)
              && (!ofDaemonSet(now) || was.containers().equals(now.containers()));
      case Node now ->
          replaced.before() instanceof Node was
              && was.annotations().equals(now.annotations())
              && was.kubeletVersion().equals(now.kubeletVersion());
      default -> false;
    };
  }

  private static boolean ofDaemonSet(Pod pod) {
    OwnerRef owner = pod.meta().owner();
    return owner != null && owner.kind().equals("DaemonSet");
  }
}
