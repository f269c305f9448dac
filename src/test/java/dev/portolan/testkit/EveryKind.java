package dev.portolan.testkit;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.AdminPolicy.Subject;
import dev.portolan.model.AdminPolicy.Tier;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Container.State;
import dev.portolan.model.Container.Status;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Tls;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Match.How;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelExpression.Comparison;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Operator;
import dev.portolan.model.LabelSelector.Requirement;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A snapshot with every kind of object, and every shape that their parts may take.
public final class EveryKind {
  private static final LabelSelector SELECTOR =
      new LabelSelector(
          Map.of("app", "web", "empty", ""),
          List.of(
              new Requirement("tier", Operator.IN, List.of("a", "b")),
              new Requirement("old", Operator.NOT_IN, List.of("x")),
              new Requirement("has", Operator.EXISTS, List.of()),
              new Requirement("not", Operator.DOES_NOT_EXIST, List.of())));

  private EveryKind() {}

  public static ClusterSnapshot snapshot() {
    ClusterFixture f = new ClusterFixture();
    f.namespace("shop").node("n1", "10.0.0.1", "10.1.1.0/24").deployment("shop", "web", 2);
    f.service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080);
    pods(f);
    workloads(f);
    services(f);
    gateways(f);
    tiredNode(f);
    policies(f);
    adminPolicies(f);
    pluginPolicies(f);
    return f.build();
  }

  private static Metadata meta(Kind kind, String name) {
    ObjectRef ref = new ObjectRef(kind, kind.namespaced() ? "shop" : "", name);
    return new Metadata(
        ref,
        "uid-" + name,
        "",
        Map.of("a/b", "c", "empty", ""),
        null,
        Instant.parse("2026-01-02T03:04:05Z"),
        true);
  }

  private static void pods(ClusterFixture f) {
    ContainerPort named = new ContainerPort("http", Protocol.TCP, 8080, 80);
    ContainerPort plain = new ContainerPort("", Protocol.SCTP, 9, 0);
    List<Container> containers =
        List.of(
            new Container("i", Role.INIT, "i:1", "", List.of(), ended(), "Completed"),
            new Container("s", Role.SIDECAR, "s:1", "sha", List.of(plain), Status.RUNNING, ""),
            new Container(
                "m", Role.MAIN, "", "", List.of(named, plain), waiting(), "CrashLoopBackOff"),
            new Container(
                "e",
                Role.EPHEMERAL,
                "e:1",
                "",
                List.of(),
                Status.UNKNOWN,
                "",
                List.of("db.shop:5432", "cache")));
    for (Pod.Phase phase : Pod.Phase.values()) {
      String name = "pod-" + phase.name().toLowerCase(Locale.ROOT);
      Metadata meta = meta(Kind.POD, name).ownedBy(new OwnerRef("Foo", "bar", "u"));
      Pod.Health health = new Pod.Health(phase == Pod.Phase.RUNNING, "Evicted");
      f.add(new Pod(meta, "n1", List.of("10.9.0.1", "fd00::1"), true, phase, health, containers));
    }
    Metadata planned = Metadata.of(ObjectRef.pod("shop", "planned"), Map.of());
    Pod.Health none = new Pod.Health(false, "");
    f.add(new Pod(planned, "", List.of(), false, Pod.Phase.UNKNOWN, none, List.of()));
  }

  private static Status ended() {
    return new Status(State.TERMINATED, false, 3);
  }

  private static Status waiting() {
    return new Status(State.WAITING, false, 1);
  }

  private static void workloads(ClusterFixture f) {
    for (Kind kind : Kind.values()) {
      if (kind.isWorkload()) {
        int ready = kind == Kind.CRON_JOB ? 5 : 3;
        LabelSelector selector = kind == Kind.CRON_JOB ? LabelSelector.EVERYTHING : SELECTOR;
        f.add(new Workload(meta(kind, "w"), 5, ready, selector));
        f.add(new Workload(meta(kind, "zero"), 0, 0, LabelSelector.EVERYTHING));
      }
    }
  }

  private static void services(ClusterFixture f) {
    Service.ServicePort port =
        new Service.ServicePort("p", Protocol.UDP, 53, PortRef.named("dns"), 30053);
    Service.Exposure exposure =
        new Service.Exposure(
            "",
            List.of("192.0.2.1"),
            List.of("192.0.2.2", "lb.example"),
            new Service.Routing(true, true, "PreferClose"));
    for (Service.Type type : Service.Type.values()) {
      Metadata meta = meta(Kind.SERVICE, "s-" + type.title().toLowerCase(Locale.ROOT));
      boolean name = type == Service.Type.EXTERNAL_NAME;
      f.add(
          new Service(
              meta,
              type,
              name ? List.of() : List.of("10.2.0.9", "fd00::9"),
              List.of(port),
              Map.of("app", "x"),
              name
                  ? new Service.Exposure(
                      "db.example", List.of(), List.of(), Service.Routing.EVERYWHERE)
                  : exposure,
              true));
    }
    f.add(
        new Service(
            meta(Kind.SERVICE, "headless"),
            Service.Type.CLUSTER_IP,
            List.of(),
            List.of(port),
            Map.of(),
            Service.Exposure.NONE,
            false));
    ingresses(f);
    EndpointSlice.Endpoint foreign =
        new EndpointSlice.Endpoint(List.of("192.0.2.7"), false, true, true, null);
    f.add(
        new EndpointSlice(
            meta(Kind.ENDPOINT_SLICE, "old#1"),
            "old",
            List.of(foreign),
            List.of(new EndpointSlice.EndpointPort("", Protocol.TCP, 0))));
  }

  private static void ingresses(ClusterFixture f) {
    Ingress.Backend backend = new Ingress.Backend("web", PortRef.named("http"));
    f.add(
        new Ingress(
            meta(Kind.INGRESS, "site"),
            "nginx",
            List.of(new Ingress.Rule("", List.of(new Ingress.Path("", "", backend)))),
            new Ingress.Backend("fallback", PortRef.of(80)),
            List.of("a.example"),
            List.of("fd00::1", "lb.example")));
    f.add(new IngressClass(meta(Kind.INGRESS_CLASS, "nginx"), "k8s.io/ingress-nginx", true));
    f.add(new IngressClass(meta(Kind.INGRESS_CLASS, "bare"), "", false));
  }

  private static void gateways(ClusterFixture f) {
    Gateway.Standing no = new Gateway.Standing(Gateway.Standing.State.FALSE, "Because");
    f.add(
        new Gateway(
            meta(Kind.GATEWAY, "public"),
            "simulated",
            List.of(
                new Gateway.Listener(
                    "a",
                    "*.e.example",
                    443,
                    "HTTPS",
                    Tls.TERMINATE,
                    "All",
                    List.of(
                        new Gateway.Certificate("", "own"),
                        new Gateway.Certificate("old", "other"))),
                new Gateway.Listener("b", "", 8443, "TLS", Tls.PASSTHROUGH, "Selector"),
                new Gateway.Listener("c", "", 80, "HTTP", Tls.NONE, "Same")),
            List.of("192.0.2.3", "lb.example"),
            no));
    f.add(
        new Gateway(
            meta(Kind.GATEWAY, "new"), "", List.of(), List.of(), Gateway.Standing.UNSPOKEN));
    routes(f, no);
    f.add(
        new ReferenceGrant(
            meta(Kind.REFERENCE_GRANT, "from-shop"),
            List.of(
                new ReferenceGrant.From("gateway.networking.k8s.io", "HTTPRoute", "shop"),
                new ReferenceGrant.From("gateway.networking.k8s.io", "TCPRoute", "old")),
            List.of(
                new ReferenceGrant.To("", "Service", "web"),
                new ReferenceGrant.To("", "Service", ""))));
  }

  private static void routes(ClusterFixture f, Gateway.Standing no) {
    ObjectRef gateway = new ObjectRef(Kind.GATEWAY, "other", "public");
    List<GatewayRoute.Parent> parents =
        List.of(
            new GatewayRoute.Parent(gateway, "a", 443, no, Gateway.Standing.UNSPOKEN),
            new GatewayRoute.Parent(
                ObjectRef.service("shop", "web"),
                "",
                0,
                Gateway.Standing.UNSPOKEN,
                Gateway.Standing.UNSPOKEN));
    List<GatewayRoute.Match> matches =
        List.of(
            new GatewayRoute.Match(How.PREFIX, "/", "GET", 0),
            new GatewayRoute.Match(How.EXACT, "/a", "", 2),
            new GatewayRoute.Match(How.EXPRESSION, "/[0-9]", "", 0),
            new GatewayRoute.Match(How.METHOD, "shop.Cart/Add", "", 1));
    List<GatewayRoute.Backend> backends =
        List.of(
            new GatewayRoute.Backend(ObjectRef.service("shop", "web"), 80, 1),
            new GatewayRoute.Backend(ObjectRef.service("other", "api"), 0, 0));
    List<GatewayRoute.Elsewhere> elsewhere =
        List.of(
            new GatewayRoute.Elsewhere(
                "gateway.networking.k8s.io", "ListenerSet", "shop", "more", no, no));
    for (Kind kind : Kind.values()) {
      if (kind.isRoute()) {
        List<GatewayRoute.Rule> rules =
            List.of(
                new GatewayRoute.Rule(matches, backends),
                new GatewayRoute.Rule(List.of(), List.of()));
        f.add(new GatewayRoute(meta(kind, "r"), parents, List.of("a.example", "*.b"), rules));
        f.add(new GatewayRoute(meta(kind, "bare"), List.of(), List.of(), List.of(), elsewhere));
      }
    }
  }

  private static void tiredNode(ClusterFixture f) {
    f.add(
        new Node(
            meta(Kind.NODE, "tired"),
            List.of("10.0.0.9"),
            List.of(),
            false,
            "v1.31.0",
            Set.of(),
            new Node.State(
                true,
                List.of("DiskPressure"),
                List.of("a=b:NoSchedule", "bare:NoExecute"),
                "3920m",
                "16Gi",
                110)));
  }

  private static void policies(ClusterFixture f) {
    List<NetworkPolicy.Peer> peers =
        List.of(
            new NetworkPolicy.PodPeer(SELECTOR, null),
            new NetworkPolicy.PodPeer(null, LabelSelector.EVERYTHING),
            new NetworkPolicy.PodPeer(LabelSelector.EVERYTHING, SELECTOR),
            new NetworkPolicy.IpBlock("10.0.0.0/8", List.of("10.1.0.0/16")),
            new NetworkPolicy.IpBlock("::/0", List.of()));
    List<NetworkPolicy.Port> ports =
        List.of(
            new NetworkPolicy.Port(Protocol.TCP, null, 0),
            new NetworkPolicy.Port(Protocol.UDP, PortRef.named("dns"), 0),
            new NetworkPolicy.Port(Protocol.SCTP, PortRef.of(9), 90));
    NetworkPolicy.Rule all = new NetworkPolicy.Rule(List.of(), List.of());
    f.add(
        new NetworkPolicy(
            meta(Kind.NETWORK_POLICY, "full"),
            SELECTOR,
            Set.of(Direction.INGRESS, Direction.EGRESS),
            List.of(new NetworkPolicy.Rule(peers, ports), all),
            List.of(all, new NetworkPolicy.Rule(peers, List.of()))));
    f.add(
        new NetworkPolicy(
            meta(Kind.NETWORK_POLICY, "egress-only"),
            LabelSelector.EVERYTHING,
            Set.of(Direction.EGRESS),
            List.of(all),
            List.of()));
  }

  private static void adminPolicies(ClusterFixture f) {
    List<AdminPolicy.Peer> peers =
        List.of(
            new AdminPolicy.PodPeer(SELECTOR, null),
            new AdminPolicy.PodPeer(LabelSelector.EVERYTHING, SELECTOR),
            new AdminPolicy.NodePeer(SELECTOR),
            new AdminPolicy.NetworkPeer(List.of("10.0.0.0/8", "::/0")),
            new AdminPolicy.DomainPeer(List.of("*.example")),
            new AdminPolicy.UnknownPeer("planets"));
    List<AdminPolicy.Port> ports =
        List.of(
            new AdminPolicy.Port(Protocol.TCP, 80, 80, ""),
            new AdminPolicy.Port(Protocol.UDP, 1, 65535, ""),
            new AdminPolicy.Port(Protocol.SCTP, 7, 9, ""),
            new AdminPolicy.Port(null, 0, 0, "http"));
    List<AdminPolicy.Rule> rules =
        List.of(
            new AdminPolicy.Rule("first", Action.ALLOW, peers, ports),
            new AdminPolicy.Rule("", Action.DENY, peers, List.of()));
    List<AdminPolicy.Rule> pass = List.of(new AdminPolicy.Rule("", Action.PASS, peers, ports));
    Subject pods = new Subject(LabelSelector.EVERYTHING, SELECTOR);
    Subject namespaces = new Subject(SELECTOR, null);
    f.add(new AdminPolicy(meta(Kind.ADMIN_NETWORK_POLICY, "a"), Tier.ADMIN, 7, pods, rules, pass));
    f.add(
        new AdminPolicy(
            meta(Kind.BASELINE_ADMIN_NETWORK_POLICY, "default"),
            Tier.BASELINE,
            0,
            namespaces,
            List.of(),
            rules));
    f.add(
        new AdminPolicy(
            meta(Kind.CLUSTER_NETWORK_POLICY, "guard"), Tier.BASELINE, 0, pods, pass, rules));
    f.add(
        new AdminPolicy(
            meta(Kind.CLUSTER_NETWORK_POLICY, "first"), Tier.ADMIN, 1000, namespaces, rules, pass));
  }

  private static void pluginPolicies(ClusterFixture f) {
    LabelExpression value = new LabelExpression.Value("app", Comparison.STARTS_WITH, "we\"b'");
    LabelExpression exists = new LabelExpression.Value("x", Comparison.EXISTS, "");
    LabelExpression deep =
        new LabelExpression.Any(
            List.of(
                new LabelExpression.Not(new LabelExpression.All(List.of(value, exists))),
                new LabelExpression.Selector(SELECTOR),
                new LabelExpression.Any(List.of())));
    Set<Direction> both = Set.of(Direction.INGRESS, Direction.EGRESS);
    for (Kind kind : Kind.values()) {
      boolean cilium = kind.title().startsWith("Cilium");
      if (cilium || kind.title().startsWith("Calico")) {
        String plugin = cilium ? "Cilium" : "Calico";
        f.add(new PluginPolicy(meta(kind, "deep"), plugin, both, deep, LabelExpression.EVERYTHING));
        f.add(new PluginPolicy(meta(kind, "none"), plugin, Set.of(), value, deep));
      }
    }
  }
}
