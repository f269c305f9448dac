package dev.portolan.demo.net;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the way from a pod to an address that is no service's, and what the policies leave of it.
final class Router {
  static final double SAME_NODE = 0.09;
  static final double SAME_ZONE = 0.34;
  static final double OTHER_ZONE = 80.2;

  private static final int TTL = 64;
  private static final String ZONE = "topology.kubernetes.io/zone";

  private final View view;

  Router(View view) {
    this.view = view;
  }

  /// The way of packets of this kind. A masqueraded source is seen as its node by the target's
  /// policies.
  Route route(PodFacts from, String ip, Traffic traffic, boolean masqueraded) {
    if (from.pod().ips().contains(ip) && !from.pod().hostNetwork()) {
      return new Route(List.of(new Reply(Fate.ANSWERED, ip, 0.03, TTL)), true);
    }
    Optional<PodFacts> pod =
        view.index().podByIp(ip).flatMap(p -> Optional.ofNullable(view.pods().get(p.ref())));
    if (pod.isPresent()) {
      return toPod(from, pod.get(), traffic, masqueraded);
    }
    List<Reply> hops = gateway(from);
    if (egressDenied(from, Party.outside(ip), traffic)) {
      return new Route(hops, false);
    }
    Optional<Node> node = view.index().nodeByIp(ip);
    if (node.isPresent()) {
      boolean own = node.get().name().equals(from.pod().nodeName());
      List<Reply> way = own ? new ArrayList<>() : hops;
      return arrive(way, ip, millis(from, node.get().name()));
    }
    return nodeOf(ip).map(n -> noSuchPod(from, n, hops)).orElseGet(() -> outward(ip, hops));
  }

  private Route toPod(PodFacts from, PodFacts to, Traffic traffic, boolean masqueraded) {
    List<Reply> hops = gateway(from);
    double millis = millis(from, to.pod().nodeName());
    boolean near = to.pod().nodeName().equals(from.pod().nodeName());
    if (egressDenied(from, Party.of(to.pod()), traffic) && !near(from, to)) {
      return new Route(hops, false);
    }
    if (!near) {
      nodeAddress(to.pod().nodeName())
          .ifPresent(a -> hops.add(new Reply(Fate.ANSWERED, a, millis, TTL - hops.size())));
    }
    if (to.blackHole() || from.blackHole() || !admitted(from, to, traffic, masqueraded)) {
      return new Route(hops, false);
    }
    return arrive(hops, to.pod().ips().getFirst(), millis);
  }

  private Route noSuchPod(PodFacts from, Node node, List<Reply> hops) {
    if (!node.name().equals(from.pod().nodeName())) {
      nodeAddress(node.name())
          .ifPresent(a -> hops.add(new Reply(Fate.ANSWERED, a, millis(from, node.name()), TTL)));
    }
    String reporter = hops.isEmpty() ? "" : hops.removeLast().from();
    hops.add(new Reply(Fate.HOST_UNREACHABLE, reporter, 0.4, TTL));
    return new Route(hops, false);
  }

  private Route outward(String ip, List<Reply> hops) {
    Optional<Outside> host = Outside.byIp(ip);
    if (host.isEmpty()) {
      hops.add(new Reply(Fate.NET_UNREACHABLE, Outside.ROUTER, 0.3, TTL));
      return new Route(hops, false);
    }
    hops.add(new Reply(Fate.ANSWERED, Outside.ROUTER, 0.31, TTL));
    hops.add(new Reply(Fate.ANSWERED, Outside.PROVIDER, host.get().millis() * 0.4, TTL));
    hops.add(Reply.SILENCE);
    return host.get().dead() ? new Route(hops, false) : arrive(hops, ip, host.get().millis());
  }

  private static Route arrive(List<Reply> hops, String ip, double millis) {
    hops.add(new Reply(Fate.ANSWERED, ip, millis, TTL - hops.size()));
    return new Route(hops, true);
  }

  /// The first hop: the gateway of the pod's node; a pod on its node's network has none.
  List<Reply> gateway(PodFacts from) {
    List<Reply> hops = new ArrayList<>();
    Optional<Node> node = node(from.pod().nodeName());
    if (!from.pod().hostNetwork() && node.isPresent()) {
      hops.add(new Reply(Fate.ANSWERED, gateway(node.get()), 0.04, TTL));
    }
    return hops;
  }

  private boolean admitted(PodFacts from, PodFacts to, Traffic traffic, boolean masqueraded) {
    Party target = Party.of(to.pod());
    if (!masqueraded) {
      return passes(view.policies().judge(Party.of(from.pod()), target, traffic));
    }
    Optional<String> node = nodeAddress(from.pod().nodeName());
    return node.isPresent()
        && passes(view.policies().judge(Party.outside(node.get()), target, traffic));
  }

  private boolean egressDenied(PodFacts from, Party target, Traffic traffic) {
    Verdict verdict =
        view.policies().judge(Direction.EGRESS, Party.of(from.pod()), target, traffic);
    boolean ownNode =
        nodeAddress(from.pod().nodeName()).map(a -> a.equals(target.address())).orElse(false);
    return !ownNode && !passes(verdict);
  }

  /// What the documents leave open for ICMP the simulated plugin denies, as many real ones do.
  private static boolean passes(Verdict verdict) {
    return verdict.allowed();
  }

  private static boolean near(PodFacts from, PodFacts to) {
    return from.pod().ref().equals(to.pod().ref());
  }

  private double millis(PodFacts from, String toNode) {
    if (from.pod().nodeName().equals(toNode)) {
      return SAME_NODE;
    }
    return zone(from.pod().nodeName()).equals(zone(toNode)) ? SAME_ZONE : OTHER_ZONE;
  }

  private String zone(String node) {
    return node(node).map(n -> n.labels().getOrDefault(ZONE, "")).orElse("");
  }

  private Optional<Node> node(String name) {
    return view.index().snapshot().find(ObjectRef.node(name)).map(Node.class::cast);
  }

  private Optional<String> nodeAddress(String name) {
    return node(name).map(n -> n.addresses().getFirst());
  }

  /// The node whose pod range holds an address.
  private Optional<Node> nodeOf(String ip) {
    return view.index().snapshot().nodes().stream()
        .filter(n -> ip.startsWith(prefix(n)))
        .findFirst();
  }

  private static String gateway(Node node) {
    return prefix(node) + "1";
  }

  private static String prefix(Node node) {
    String cidr = node.podCidrs().getFirst();
    return cidr.substring(0, cidr.lastIndexOf('.') + 1);
  }
}
