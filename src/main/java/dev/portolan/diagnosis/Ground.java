package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.policy.service.ServiceJudge;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.target.EndpointCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What everything here is judged by: one snapshot, its policies, its network plugin.
public record Ground(
    SnapshotIndex index,
    Reachability reachability,
    Detection plugin,
    ServiceJudge services,
    EndpointCause endpoints) {
  /// The containers that meshes put beside the program.
  private static final Set<String> SIDECARS =
      Set.of("istio-proxy", "linkerd-proxy", "kuma-sidecar", "consul-dataplane", "envoy-sidecar");

  /// Plugins that answer what they deny with a refusal (iptables' REJECT) rather than dropping it;
  /// k3s has kube-router's policy controller inside.
  private static final Set<NetworkPlugin> REJECTING =
      Set.of(NetworkPlugin.KUBE_ROUTER, NetworkPlugin.K3S);

  public static Ground of(Reachability reachability, Detection plugin) {
    SnapshotIndex index = new SnapshotIndex(reachability.snapshot());
    return new Ground(
        index,
        reachability,
        plugin,
        new ServiceJudge(reachability, index),
        new EndpointCause(index));
  }

  /// The ground of a snapshot of which nothing was worked out yet.
  public static Ground of(ClusterSnapshot snapshot) {
    Detection plugin = NetworkPlugin.detect(snapshot);
    return of(Reachability.of(snapshot, plugin.choices()), plugin);
  }

  public ClusterSnapshot snapshot() {
    return index.snapshot();
  }

  /// The context to name in commands.
  String context() {
    return snapshot().origin().context();
  }

  /// A kubectl command in that context, as a line to copy.
  String kubectl(String... words) {
    List<String> all = new ArrayList<>(List.of("kubectl", "--context", context()));
    all.addAll(List.of(words));
    return Kubectl.line(all);
  }

  boolean rejects() {
    return rejects(plugin);
  }

  /// True where what is denied is refused, and not dropped.
  public static boolean rejects(Detection plugin) {
    return plugin.found().stream().anyMatch(f -> REJECTING.contains(f.plugin()));
  }

  Optional<Node> node(Pod pod) {
    return snapshot().find(ObjectRef.node(pod.nodeName())).map(Node.class::cast);
  }

  /// The pod's node, where it is down.
  Optional<Node> down(Pod pod) {
    return node(pod).filter(n -> !n.ready());
  }

  /// The pod by the one of its addresses that is of the same family as the other end's.
  static Party party(Pod pod, String other) {
    boolean six = other.indexOf(':') >= 0;
    return pod.ips().stream()
        .filter(ip -> (ip.indexOf(':') >= 0) == six)
        .findFirst()
        .<Party>map(ip -> new Party.PodParty(pod, ip))
        .orElseGet(() -> Party.of(pod));
  }

  static boolean meshed(Pod pod) {
    return pod.containers().stream().anyMatch(c -> sidecar(c.name()));
  }

  static boolean sidecar(String container) {
    return SIDECARS.contains(container);
  }
}
