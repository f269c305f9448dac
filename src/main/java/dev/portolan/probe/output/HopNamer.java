package dev.portolan.probe.output;

import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding.Hop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names the hops of a trace by the snapshot: pod, node, service, or the gateway of a node's pod
/// range.
public final class HopNamer {
  private final SnapshotIndex index;
  private final Map<String, Node> gateways = new HashMap<>();

  /// Flannel's VXLAN device has the range's own first address, such as 10.244.1.0.
  private final Map<String, Node> tunnels = new HashMap<>();

  private final @Nullable Node caller;

  public HopNamer(SnapshotIndex index) {
    this(index, null);
  }

  /// @param from where the probes start, or null
  public HopNamer(SnapshotIndex index, @Nullable ContainerRef from) {
    this.index = index;
    this.caller =
        from == null
            ? null
            : index
                .snapshot()
                .pod(from.podRef())
                .flatMap(p -> index.snapshot().find(ObjectRef.node(p.nodeName())))
                .map(Node.class::cast)
                .orElse(null);
    for (Node node : index.snapshot().nodes()) {
      for (String range : node.podCidrs()) {
        Addresses.firstOf(range).ifPresent(gateway -> gateways.put(gateway, node));
        tunnels.put(range.substring(0, Math.max(0, range.indexOf('/'))), node);
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
    if (gateway != null) {
      return with(hop, gateway.ref(), "gateway of " + gateway.name());
    }
    Node tunnel = tunnels.get(address);
    if (tunnel != null) {
      return with(hop, tunnel.ref(), "tunnel end of " + tunnel.name());
    }
    return caller != null && linkLocal(address)
        ? with(hop, caller.ref(), "gateway of " + caller.name())
        : hop;
  }

  /// What Calico gives its pods for a gateway (169.254.1.1), and IPv6 routers call themselves: it
  /// is nobody's but the caller's own node's.
  private static boolean linkLocal(String address) {
    return address.startsWith("169.254.") || address.startsWith("fe80:");
  }

  private static Hop with(Hop hop, ObjectRef object, String name) {
    return new Hop(hop.number(), hop.address(), hop.millis(), object, name);
  }
}
