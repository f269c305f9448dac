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

/// Names addresses that packets come by, such as the hops of a trace, by the snapshot: pod, node,
/// service, or the gateway of a node's pod range.
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

  /// An object that an address belongs to, and what to call it there.
  private record Named(ObjectRef object, String name) {}

  /// What an address is called, such as `shop/cart-1` or `gateway of node-2`; empty when unknown.
  public String name(String address) {
    return find(Addresses.canonical(address)).map(Named::name).orElse("");
  }

  /// The hop with the object and the name that its address has; unknown ones stay without.
  Hop name(Hop hop) {
    if (hop.silent()) {
      return hop;
    }
    return find(Addresses.canonical(hop.address()))
        .map(n -> new Hop(hop.number(), hop.address(), hop.millis(), n.object(), n.name()))
        .orElse(hop);
  }

  private Optional<Named> find(String address) {
    return index
        .podByIp(address)
        .map(Pod::ref)
        .map(HopNamer::called)
        .or(() -> index.nodeByIp(address).map(n -> new Named(n.ref(), n.name())))
        .or(() -> index.serviceByIp(address).map(Service::ref).map(HopNamer::called))
        .or(() -> of("gateway", gateways.get(address)))
        .or(() -> of("tunnel end", tunnels.get(address)))
        .or(() -> linkLocal(address) ? of("gateway", caller) : Optional.empty());
  }

  private static Named called(ObjectRef ref) {
    return new Named(ref, ref.path());
  }

  private static Optional<Named> of(String part, @Nullable Node node) {
    return Optional.ofNullable(node).map(n -> new Named(n.ref(), part + " of " + n.name()));
  }

  /// What Calico gives its pods for a gateway (169.254.1.1), and IPv6 routers call themselves: it
  /// is nobody's but the caller's own node's.
  private static boolean linkLocal(String address) {
    return address.startsWith("169.254.") || address.startsWith("fe80:");
  }
}
