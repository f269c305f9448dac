package dev.portolan.testkit;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Operator;
import dev.portolan.model.LabelSelector.Requirement;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// Policies made by chance, of every kind and with every feature.
final class RandomPolicies {
  private static final List<String> CIDRS =
      List.of(
          "0.0.0.0/0",
          "0.0.0.0/0",
          "::/0",
          "0.0.0.0/1",
          "10.0.0.0/8",
          "10.0.0.0/24",
          "10.0.0.2/32",
          "10.1.0.0/16",
          "10.1.1.77/24",
          "10.1.1.0/28",
          "10.1.2.8/29",
          "203.0.113.0/24",
          "203.0.113.8/29",
          "fd00::/8",
          "fd00:1::/124",
          "2001:db8::/32");
  private static final List<Integer> NUMBERS = List.of(53, 80, 443, 8080, 9090);

  private final Random random;

  RandomPolicies(Random random) {
    this.random = random;
  }

  List<KubeObject> all() {
    List<KubeObject> all = new ArrayList<>();
    int network = random.nextInt(8);
    for (int i = 0; i < network; i++) {
      all.add(network(i));
    }
    int admin = chance(50) ? random.nextInt(5) : 0;
    for (int i = 0; i < admin; i++) {
      all.add(admin(i));
    }
    if (chance(12)) {
      all.add(plugin());
    }
    return all;
  }

  private NetworkPolicy network(int i) {
    Metadata meta = meta(Kind.NETWORK_POLICY, pick(List.of("alpha", "beta", "gamma")), "np" + i);
    Set<Direction> types =
        pick(
            List.of(
                Set.of(Direction.INGRESS),
                Set.of(Direction.EGRESS),
                Set.of(Direction.INGRESS, Direction.EGRESS)));
    return new NetworkPolicy(
        meta, selector(), types, some(3, this::networkRule), some(3, this::networkRule));
  }

  private NetworkPolicy.Rule networkRule() {
    return new NetworkPolicy.Rule(some(3, this::networkPeer), some(3, this::networkPort));
  }

  private NetworkPolicy.Peer networkPeer() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> new NetworkPolicy.PodPeer(selector(), null);
      case 2 -> new NetworkPolicy.PodPeer(null, namespaces());
      case 3 -> new NetworkPolicy.PodPeer(selector(), namespaces());
      case 4 -> new NetworkPolicy.PodPeer(null, null);
      default ->
          new NetworkPolicy.IpBlock(chance(3) ? "nonsense" : pick(CIDRS), some(2, this::exception));
    };
  }

  /// Narrower than a whole family, as the API wants it.
  private String exception() {
    return pick(CIDRS.subList(3, CIDRS.size()));
  }

  private NetworkPolicy.Port networkPort() {
    Protocol protocol = protocol();
    return switch (random.nextInt(6)) {
      case 0 -> new NetworkPolicy.Port(protocol, null, 0);
      case 1, 2 -> new NetworkPolicy.Port(protocol, name(), chance(5) ? 9000 : 0);
      case 3 -> new NetworkPolicy.Port(protocol, PortRef.of(pick(NUMBERS)), pick(NUMBERS));
      default -> new NetworkPolicy.Port(protocol, PortRef.of(pick(NUMBERS)), 0);
    };
  }

  private AdminPolicy admin(int i) {
    Kind kind =
        pick(
            List.of(
                Kind.ADMIN_NETWORK_POLICY,
                Kind.CLUSTER_NETWORK_POLICY,
                Kind.BASELINE_ADMIN_NETWORK_POLICY));
    AdminPolicy.Tier tier =
        switch (kind) {
          case ADMIN_NETWORK_POLICY -> AdminPolicy.Tier.ADMIN;
          case BASELINE_ADMIN_NETWORK_POLICY -> AdminPolicy.Tier.BASELINE;
          default -> chance(60) ? AdminPolicy.Tier.ADMIN : AdminPolicy.Tier.BASELINE;
        };
    AdminPolicy.Subject subject =
        new AdminPolicy.Subject(namespaces(), chance(50) ? null : selector());
    return new AdminPolicy(
        meta(kind, "", "admin" + i),
        tier,
        kind == Kind.BASELINE_ADMIN_NETWORK_POLICY ? 0 : random.nextInt(4),
        subject,
        some(4, this::adminRule),
        some(4, this::adminRule));
  }

  private AdminPolicy.Rule adminRule() {
    AdminPolicy.Action action = pick(List.of(AdminPolicy.Action.values()));
    List<AdminPolicy.Port> ports = chance(50) ? List.of() : some(2, this::adminPort);
    return new AdminPolicy.Rule("", action, some(2, this::adminPeer), ports);
  }

  private AdminPolicy.Peer adminPeer() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> new AdminPolicy.NodePeer(nodes());
      case 2 -> new AdminPolicy.DomainPeer(List.of("example.com"));
      case 3 -> new AdminPolicy.UnknownPeer("galaxies");
      case 4, 5, 6, 7 -> new AdminPolicy.NetworkPeer(some(2, () -> pick(CIDRS)));
      default -> new AdminPolicy.PodPeer(namespaces(), chance(50) ? null : selector());
    };
  }

  private AdminPolicy.Port adminPort() {
    Protocol protocol = protocol();
    int from = pick(NUMBERS);
    return switch (random.nextInt(5)) {
      case 0 -> new AdminPolicy.Port(null, 0, 0, name().name());
      case 1 -> new AdminPolicy.Port(protocol, 0, 0, name().name());
      case 2 -> new AdminPolicy.Port(protocol, from, pick(NUMBERS), "");
      case 3 -> new AdminPolicy.Port(protocol, 0, 65_535, "");
      default -> new AdminPolicy.Port(protocol, from, from, "");
    };
  }

  private PluginPolicy plugin() {
    boolean cilium = chance(50);
    boolean everywhere = chance(50);
    Kind kind =
        cilium
            ? (everywhere ? Kind.CILIUM_CLUSTERWIDE_NETWORK_POLICY : Kind.CILIUM_NETWORK_POLICY)
            : (everywhere ? Kind.CALICO_GLOBAL_NETWORK_POLICY : Kind.CALICO_NETWORK_POLICY);
    return new PluginPolicy(
        meta(kind, everywhere ? "" : pick(List.of("alpha", "beta")), "plugin"),
        cilium ? "Cilium" : "Calico",
        chance(50) ? Set.of(Direction.INGRESS) : Set.of(Direction.EGRESS),
        new LabelExpression.Value("app", LabelExpression.Comparison.EQUALS, "web"),
        chance(50) ? LabelExpression.EVERYTHING : new LabelExpression.Selector(namespaces()));
  }

  private LabelSelector selector() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> LabelSelector.EVERYTHING;
      case 2, 3, 4 -> LabelSelector.of(Map.of("app", pick(List.of("web", "db", "cache"))));
      case 5 -> LabelSelector.of(Map.of("app", "web", "tier", pick(List.of("front", ""))));
      default -> new LabelSelector(Map.of(), List.of(requirement("app", List.of("web", "db"))));
    };
  }

  private LabelSelector namespaces() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> LabelSelector.EVERYTHING;
      case 2 -> LabelSelector.of(Map.of("kubernetes.io/metadata.name", "alpha"));
      case 3 -> new LabelSelector(Map.of(), List.of(requirement("team", List.of("red"))));
      default -> LabelSelector.of(Map.of("team", pick(List.of("red", "blue"))));
    };
  }

  private LabelSelector nodes() {
    return chance(30) ? LabelSelector.EVERYTHING : LabelSelector.of(Map.of("role", "edge"));
  }

  private Requirement requirement(String key, List<String> values) {
    Operator operator = pick(List.of(Operator.values()));
    boolean valued = operator == Operator.IN || operator == Operator.NOT_IN;
    return new Requirement(key, operator, valued ? values : List.of());
  }

  private Protocol protocol() {
    return chance(65) ? Protocol.TCP : pick(List.of(Protocol.values()));
  }

  private PortRef name() {
    return PortRef.named(pick(List.of("http", "dns", "nobody")));
  }

  /// None to one less than `most` elements.
  private <T> List<T> some(int most, Supplier<T> one) {
    List<T> list = new ArrayList<>();
    int count = random.nextInt(most);
    for (int i = 0; i < count; i++) {
      list.add(one.get());
    }
    return list;
  }

  private static Metadata meta(Kind kind, String namespace, String name) {
    return Metadata.of(new ObjectRef(kind, namespace, name), Map.of());
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
