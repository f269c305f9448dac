package dev.portolan.probe;

import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding.Hop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Names the hops of a trace by the snapshot: pod, node, service, or the gateway of a node's pod
/// range.
final class HopNamer {
  private final SnapshotIndex index;
  private final Map<String, Node> gateways = new HashMap<>();

  HopNamer(SnapshotIndex index) {
    this.index = index;
    for (Node node : index.snapshot().nodes()) {
      for (String range : node.podCidrs()) {
        Addresses.firstOf(range).ifPresent(gateway -> gateways.put(gateway, node));
      }
    }
  }

  /// The hop with the object and the name that its address has; unknown ones stay without.
  Hop name(Hop hop) {
    if (hop.silent()) {
      return hop;
    }
    String address = Addresses.canonical(hop.address());
    Optional<Pod> pod = index.podByIp(address);
    if (pod.isPresent()) {
      return with(hop, pod.get().ref(), pod.get().ref().path());
    }
    Optional<Node> node = index.nodeByIp(address);
    if (node.isPresent()) {
      return with(hop, node.get().ref(), node.get().name());
    }
    Optional<Service> service = index.serviceByIp(address);
    if (service.isPresent()) {
      return with(hop, service.get().ref(), service.get().ref().path());
    }
    Node gateway = gateways.get(address);
    return gateway == null ? hop : with(hop, gateway.ref(), "gateway of " + gateway.name());
  }

  private static Hop with(Hop hop, ObjectRef object, String name) {
    return new Hop(hop.number(), hop.address(), hop.millis(), object, name);
  }
}
