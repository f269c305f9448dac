package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A shop with two policies: `shop/db` takes connections from `shop/web` on TCP 5432 and no others,
/// `payments` takes none at all. The namespace `empty` has no pods.
public final class GuardedShop {
  private GuardedShop() {}

  public static ClusterSnapshot snapshot() {
    return guarded().build();
  }

  public static ClusterFixture guarded() {
    ClusterFixture f = unguarded();
    PodPeer web = new PodPeer(LabelSelector.of(Map.of("app", "web")), null);
    Port postgres = new Port(Protocol.TCP, PortRef.of(5432), 0);
    f.add(ingress("shop", "db-from-web", Map.of("app", "db"), List.of(rule(web, postgres))));
    f.add(ingress("payments", "closed", Map.of(), List.of()));
    return f;
  }

  /// The same without policies.
  public static ClusterFixture unguarded() {
    ClusterFixture f = new ClusterFixture();
    f.node("node-1", "10.0.0.1", "10.1.1.0/24").node("node-2", "10.0.0.2", "10.1.2.0/24");
    f.namespace("shop").namespace("payments").namespace("empty");
    f.deployment("shop", "web", 3).deployment("shop", "db", 2).deployment("payments", "api", 2);
    f.add(
        ClusterFixture.pod(
            Metadata.of(ObjectRef.pod("shop", "bare"), Map.of("app", "bare")),
            "node-1",
            "10.1.1.99",
            true));
    return f;
  }

  private static Rule rule(Peer peer, Port port) {
    return new Rule(List.of(peer), List.of(port));
  }

  private static NetworkPolicy ingress(
      String namespace, String name, Map<String, String> pods, List<Rule> rules) {
    ObjectRef ref = new ObjectRef(Kind.NETWORK_POLICY, namespace, name);
    LabelSelector selector = pods.isEmpty() ? LabelSelector.EVERYTHING : LabelSelector.of(pods);
    return new NetworkPolicy(
        Metadata.of(ref, Map.of()), selector, Set.of(Direction.INGRESS), rules, List.of());
  }
}
