package dev.portolan.policy.subject;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everyone in a snapshot, and the world outside, in groups and in a stable order.
public final class Groups {
  private Groups() {}

  /// Workloads with their pods, in the order of their names; a pod without one stands for itself.
  public static List<Group> workloads(SnapshotIndex index) {
    Map<ObjectRef, List<Party>> byOwner = new TreeMap<>();
    for (Pod pod : index.snapshot().pods()) {
      ObjectRef owner = index.workloadOf(pod.ref()).orElse(pod.ref());
      parties(pod).forEach(p -> byOwner.computeIfAbsent(owner, k -> new ArrayList<>()).add(p));
    }
    return byOwner.entrySet().stream().map(e -> Group.of(e.getKey(), e.getValue())).toList();
  }

  /// Each pod for itself.
  public static List<Group> pods(SnapshotIndex index) {
    return index.snapshot().pods().stream()
        .map(p -> Group.of(p.ref(), parties(p).toList()))
        .toList();
  }

  /// The world outside, by ranges such as `Reachability.outside` gives them.
  public static List<Group> outside(List<AddressRange> ranges) {
    return ranges.stream().map(r -> Group.of(Literal.usual(r))).toList();
  }

  private static Stream<Party> parties(Pod pod) {
    return pod.ips().isEmpty()
        ? Stream.of(Party.of(pod))
        : pod.ips().stream().map(a -> new Party.PodParty(pod, a));
  }
}
