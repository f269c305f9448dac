package dev.portolan.policy.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Operator;
import dev.portolan.model.LabelSelector.Requirement;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of NetworkPolicy, one row each. The world: pods `a` and `b` in namespace `one` (label
/// team=red), `c` in `two` (team=blue), labelled app=NAME; each listens on TCP 8080 as "http", `b`
/// on TCP 9090 as "http" too. `host` in `one` is a hostNetwork pod on node 1; a, b and host are on
/// node 1, c is on node 2.
final class PairEngineTest {
  private static final Pod A = pod("one", "a", "10.1.1.10", 1);
  private static final Pod B = pod("one", "b", "10.1.1.11", 1);
  private static final Pod C = pod("two", "c", "10.1.2.10", 2);
  private static final Pod HOST = hostPod();
  private static final Party INTERNET = Party.outside("203.0.113.10");

  private static final Rule ALL = new Rule(List.of(), List.of());
  private static final LabelSelector EVERY = LabelSelector.EVERYTHING;

  record Case(
      String name,
      List<NetworkPolicy> policies,
      Party from,
      Party to,
      Traffic traffic,
      State says) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case row(
      String name, Party from, Party to, State says, NetworkPolicy... policies) {
    return new Case(name, List.of(policies), from, to, Traffic.tcp(8080), says);
  }

  static List<Arguments> isolation() {
    Party a = Party.of(A);
    Party b = Party.of(B);
    Party c = Party.of(C);
    return args(
        row("1 nothing selects: open", a, c, State.ALLOWED),
        row("2 empty selector: every pod of the namespace", a, b, State.DENIED, in("one", EVERY)),
        row("3 and of no other", a, c, State.ALLOWED, in("one", EVERY)),
        row("4 ingress isolation leaves egress open", b, c, State.ALLOWED, in("one", EVERY)),
        row("4 and the reverse", c, a, State.ALLOWED, out("one", EVERY)),
        row("4 egress isolation", a, c, State.DENIED, out("one", EVERY)),
        row("8 rules add up", a, b, State.ALLOWED, in("one", EVERY), in("one", EVERY, ALL)),
        row("9 both ends must allow", a, c, State.DENIED, out("one", EVERY, ALL), in("two", EVERY)),
        row("11 a pod reaches itself", a, a, State.ALLOWED, in("one", EVERY), out("one", EVERY)),
        row("12 own node", Party.outside("10.0.0.1"), a, State.ALLOWED, in("one", EVERY)),
        row("12 to own node", a, Party.outside("10.0.0.1"), State.ALLOWED, out("one", EVERY)),
        row("12 another node", Party.outside("10.0.0.2"), a, State.DENIED, in("one", EVERY)),
        row("13 no address yet", Party.of(pod("one", "x", "", 1)), a, State.NOT_APPLICABLE),
        row(
            "26 hostNetwork pods are not selected",
            c,
            Party.of(HOST),
            State.ALLOWED,
            in("one", EVERY)));
  }

  static List<Arguments> peers() {
    Party a = Party.of(A);
    Party b = Party.of(B);
    Party c = Party.of(C);
    LabelSelector blue = LabelSelector.of(Map.of("team", "blue"));
    PodPeer none = new PodPeer(null, null);
    return args(
        row("14 no from: everyone", INTERNET, a, State.ALLOWED, in("one", EVERY, ALL)),
        row("16 pods of the own namespace", b, a, State.ALLOWED, from(new PodPeer(app("b"), null))),
        row("16 not of another", c, a, State.DENIED, from(new PodPeer(app("c"), null))),
        row("17 all pods of a namespace", c, a, State.ALLOWED, from(new PodPeer(null, blue))),
        row("18 in one element: and", c, a, State.DENIED, from(new PodPeer(app("b"), blue))),
        row(
            "18 in two: or",
            c,
            a,
            State.ALLOWED,
            from(new PodPeer(app("b"), null), new PodPeer(null, blue))),
        row("19 every namespace", c, a, State.ALLOWED, from(new PodPeer(null, EVERY))),
        row("20 empty selector in the own", b, a, State.ALLOWED, from(new PodPeer(EVERY, null))),
        row(
            "27b no outside by selector",
            INTERNET,
            a,
            State.DENIED,
            from(new PodPeer(null, EVERY))),
        row("27b an empty peer admits nobody", b, a, State.DENIED, from(none)));
  }

  static List<Arguments> blocks() {
    Party a = Party.of(A);
    Party b = Party.of(B);
    Party c = Party.of(C);
    return args(
        row("22 block", INTERNET, a, State.ALLOWED, from(block("203.0.113.0/24"))),
        row(
            "22 except",
            INTERNET,
            a,
            State.DENIED,
            from(block("203.0.113.0/24", "203.0.113.8/29"))),
        row(
            "22 except is of its block alone",
            INTERNET,
            a,
            State.ALLOWED,
            from(block("203.0.113.0/24", "203.0.113.8/29"), block("203.0.113.10/32"))),
        row(
            "23 v4 says nothing of v6",
            Party.outside("fd00::1"),
            a,
            State.DENIED,
            from(block("0.0.0.0/0"))),
        row("23 v6", Party.outside("fd00::1"), a, State.ALLOWED, from(block("fd00::/8"))),
        row("24 blocks match pods", c, a, State.ALLOWED, from(block("10.1.2.0/24"))),
        row(
            "25 selectors never match hostNetwork pods",
            Party.of(otherHost()),
            a,
            State.DENIED,
            from(new PodPeer(EVERY, null))),
        row("25 blocks do", Party.of(otherHost()), a, State.ALLOWED, from(block("10.0.0.2/32"))),
        row(
            "29 NotIn holds without the key",
            b,
            a,
            State.ALLOWED,
            from(new PodPeer(requirement(Operator.NOT_IN), null))),
        row(
            "30 Exists",
            b,
            a,
            State.DENIED,
            from(new PodPeer(requirement(Operator.EXISTS), null))));
  }

  static List<Arguments> ports() {
    return args(
        port("33 protocol", tcp(PortRef.of(8080)), Traffic.tcp(8080), State.ALLOWED),
        port(
            "33 another protocol",
            tcp(PortRef.of(53)),
            new Traffic.ToPort(Protocol.UDP, 53),
            State.DENIED),
        port("34 no port: all", new Port(Protocol.TCP, null, 0), Traffic.tcp(1), State.ALLOWED),
        port("35 the pod's number", tcp(PortRef.of(80)), Traffic.tcp(8080), State.DENIED),
        port("36 named, per pod", tcp(PortRef.named("http")), Traffic.tcp(8080), State.ALLOWED),
        port(
            "36 not the other's number",
            tcp(PortRef.named("http")),
            Traffic.tcp(9090),
            State.DENIED),
        port("36 unknown name", tcp(PortRef.named("grpc")), Traffic.tcp(8080), State.DENIED),
        port(
            "39 range",
            new Port(Protocol.TCP, PortRef.of(8000), 8080),
            Traffic.tcp(8080),
            State.ALLOWED),
        port(
            "39 range is inclusive, not more",
            new Port(Protocol.TCP, PortRef.of(8000), 8079),
            Traffic.tcp(8080),
            State.DENIED),
        port(
            "39 no range with a name",
            new Port(Protocol.TCP, PortRef.named("http"), 9000),
            Traffic.tcp(8080),
            State.DENIED),
        port(
            "40 SCTP",
            new Port(Protocol.SCTP, PortRef.of(7), 0),
            new Traffic.ToPort(Protocol.SCTP, 7),
            State.ALLOWED),
        port(
            "41 ping and ports: undecided",
            tcp(PortRef.of(8080)),
            new Traffic.Icmp(),
            State.UNDECIDED));
  }

  @ParameterizedTest
  @MethodSource({"isolation", "peers", "blocks", "ports"})
  void judges(Case row) {
    Verdict verdict = engine(Choices.USUAL, row.policies).judge(row.from, row.to, row.traffic);
    assertThat(verdict.state()).isEqualTo(row.says);
    assertThat(verdict.reasons()).isNotEmpty();
  }

  @Test
  void namedEgressPortsAreTheDestinationPods() {
    PairEngine engine =
        engine(
            Choices.USUAL,
            List.of(
                out("one", app("a"), new Rule(List.of(), List.of(tcp(PortRef.named("http")))))));
    assertThat(engine.judge(Party.of(A), Party.of(B), Traffic.tcp(9090)).allowed()).isTrue();
    assertThat(engine.judge(Party.of(A), Party.of(C), Traffic.tcp(9090)).allowed()).isFalse();
    assertThat(engine.judge(Party.of(A), INTERNET, Traffic.tcp(8080)).allowed()).isFalse();
  }

  @Test
  void pluginsMayNotMatchPodsByBlock() {
    PairEngine engine = engine(new Choices(false, true), List.of(from(block("10.0.0.0/8"))));
    assertThat(engine.judge(Party.of(C), Party.of(A), Traffic.tcp(8080)).allowed()).isFalse();
  }

  @Test
  void reasonsNameThePolicyAndTheRule() {
    NetworkPolicy policy =
        in("one", EVERY, new Rule(List.of(block("192.0.2.0/24")), List.of()), ALL);
    Verdict allowed =
        engine(Choices.USUAL, List.of(policy)).judge(INTERNET, Party.of(A), Traffic.tcp(1));
    assertThat(allowed.reasons())
        .anySatisfy(
            r -> {
              assertThat(r.policy()).isEqualTo(policy.ref());
              assertThat(r.direction()).isEqualTo(Direction.INGRESS);
              assertThat(r.rule()).isEqualTo(1);
            });
    Verdict denied =
        engine(Choices.USUAL, List.of(in("one", EVERY)))
            .judge(INTERNET, Party.of(A), Traffic.tcp(1));
    assertThat(denied.reasons())
        .anySatisfy(r -> assertThat(r.text()).isEqualTo("isolates the pod, no rule admits it"));
  }

  // the world, and short words for its parts

  private static Case port(String name, Port port, Traffic traffic, State says) {
    NetworkPolicy policy = in("one", EVERY, new Rule(List.of(), List.of(port)));
    return new Case(name, List.of(policy), Party.of(C), Party.of(A), traffic, says);
  }

  private static Port tcp(PortRef port) {
    return new Port(Protocol.TCP, port, 0);
  }

  private static IpBlock block(String cidr, String... except) {
    return new IpBlock(cidr, List.of(except));
  }

  private static LabelSelector app(String name) {
    return LabelSelector.of(Map.of("app", name));
  }

  private static LabelSelector requirement(Operator operator) {
    List<String> values = operator == Operator.NOT_IN ? List.of("x") : List.of();
    return new LabelSelector(Map.of(), List.of(new Requirement("missing", operator, values)));
  }

  private static NetworkPolicy from(Peer... peers) {
    return in("one", app("a"), new Rule(List.of(peers), List.of()));
  }

  private static NetworkPolicy in(String namespace, LabelSelector pods, Rule... rules) {
    return new NetworkPolicy(
        meta(Kind.NETWORK_POLICY, namespace, "in-" + rules.length),
        pods,
        Set.of(Direction.INGRESS),
        List.of(rules),
        List.of());
  }

  private static NetworkPolicy out(String namespace, LabelSelector pods, Rule... rules) {
    return new NetworkPolicy(
        meta(Kind.NETWORK_POLICY, namespace, "out-" + rules.length),
        pods,
        Set.of(Direction.EGRESS),
        List.of(),
        List.of(rules));
  }

  private static Pod pod(String namespace, String name, String ip, int node) {
    return pod(namespace, name, ip, node, false);
  }

  private static Pod hostPod() {
    return pod("one", "host", "10.0.0.1", 1, true);
  }

  private static Pod otherHost() {
    return pod("one", "other-host", "10.0.0.2", 2, true);
  }

  private static Pod pod(String namespace, String name, String ip, int node, boolean host) {
    int http = name.equals("b") ? 9090 : 8080;
    Container container =
        new Container(
            "main",
            Container.Role.MAIN,
            "example",
            "",
            List.of(new ContainerPort("http", Protocol.TCP, http, 0)),
            Container.Status.RUNNING,
            "");
    return new Pod(
        Metadata.of(ObjectRef.pod(namespace, name), Map.of("app", name)),
        "node-" + node,
        ip.isEmpty() ? List.of() : List.of(ip),
        host,
        Pod.Phase.RUNNING,
        new Pod.Health(true, ""),
        List.of(container));
  }

  private static Metadata meta(Kind kind, String namespace, String name) {
    return Metadata.of(new ObjectRef(kind, namespace, name), Map.of());
  }

  private static PairEngine engine(Choices choices, List<NetworkPolicy> policies) {
    List<KubeObject> all = new ArrayList<>(policies);
    all.addAll(List.of(A, B, C, HOST));
    for (String namespace : List.of("one", "two")) {
      Map<String, String> labels = Map.of("team", namespace.equals("one") ? "red" : "blue");
      all.add(new Namespace(Metadata.of(ObjectRef.namespace(namespace), labels)));
    }
    for (int i = 1; i <= 2; i++) {
      Metadata meta = Metadata.of(ObjectRef.node("node-" + i), Map.of());
      all.add(new Node(meta, List.of("10.0.0." + i), List.of("10.1." + i + ".0/24"), true, ""));
    }
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new HashMap<>();
    all.forEach(o -> objects.computeIfAbsent(o.ref().kind(), k -> new HashMap<>()).put(o.ref(), o));
    Origin origin = new Origin("test", "default", "", false);
    return new PairEngine(
        new ClusterSnapshot(origin, 1, Instant.EPOCH, Map.of(), objects), choices);
  }

  private static List<Arguments> args(Case... rows) {
    return List.of(rows).stream().map(Arguments::of).toList();
  }
}
