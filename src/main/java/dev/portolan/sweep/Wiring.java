package dev.portolan.sweep;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told by its environment to call which service: what the hosts in it come to, as the
/// cluster's DNS would read them from that pod.
final class Wiring {
  private final SnapshotIndex index;
  private final ClusterSnapshot snapshot;

  /// @param from a workload, or a pod that belongs to none
  /// @param port 0 for whatever the service has
  record Wire(ObjectRef from, ObjectRef service, int port) {}

  Wiring(SnapshotIndex index) {
    this.index = index;
    this.snapshot = index.snapshot();
  }

  /// All, in the order of the pods.
  Set<Wire> all() {
    Set<Wire> wires = new LinkedHashSet<>();
    for (Pod pod : snapshot.pods()) {
      if (!pod.ended()) {
        for (Container container : pod.containers()) {
          container.callees().forEach(c -> add(pod, c, wires));
        }
      }
    }
    return wires;
  }

  private void add(Pod pod, String callee, Set<Wire> wires) {
    int colon = callee.indexOf(':');
    String host = colon < 0 ? callee : callee.substring(0, colon);
    int port = colon < 0 ? 0 : Integer.parseInt(callee.substring(colon + 1));
    service(pod.namespace(), host)
        .ifPresent(
            s -> wires.add(new Wire(index.workloadOf(pod.ref()).orElse(pod.ref()), s, port)));
  }

  /// `db`, `db.shop`, `db.shop.svc` and what follows; also with a pod of a stateful set before it.
  private Optional<ObjectRef> service(String namespace, String host) {
    List<String> labels = Arrays.asList(host.split("\\.", -1));
    return known(namespace, labels)
        .or(
            () ->
                labels.size() < 2
                    ? Optional.empty()
                    : known(namespace, labels.subList(1, labels.size())));
  }

  private Optional<ObjectRef> known(String namespace, List<String> labels) {
    boolean whole = labels.size() > 2 && !labels.get(2).equals("svc");
    if (whole) {
      return Optional.empty(); // a name of the world outside
    }
    String in = labels.size() == 1 ? namespace : labels.get(1);
    return Optional.of(ObjectRef.service(in, labels.getFirst()))
        .filter(ref -> snapshot.service(ref).isPresent());
  }
}
