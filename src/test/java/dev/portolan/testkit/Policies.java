package dev.portolan.testkit;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// NetworkPolicies for tests, a line a policy. They select pods by their label `app`.
public final class Policies {
  private Policies() {}

  public static ObjectRef ref(String namespace, String name) {
    return new ObjectRef(Kind.NETWORK_POLICY, namespace, name);
  }

  /// Lets in those of the same namespace that are labelled `from`, on one TCP port.
  public static NetworkPolicy allow(
      String namespace, String name, String app, String from, int port) {
    Rule rule =
        new Rule(
            List.of(new PodPeer(LabelSelector.of(Map.of("app", from)), null)),
            List.of(new Port(Protocol.TCP, PortRef.of(port), 0)));
    return ingress(namespace, name, app, List.of(rule));
  }

  /// Lets nobody in.
  public static NetworkPolicy deny(String namespace, String name, String app) {
    return ingress(namespace, name, app, List.of());
  }

  private static NetworkPolicy ingress(
      String namespace, String name, String app, List<Rule> rules) {
    return new NetworkPolicy(
        Metadata.of(ref(namespace, name), Map.of()),
        LabelSelector.of(Map.of("app", app)),
        Set.of(Direction.INGRESS),
        rules,
        List.of());
  }
}
