package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Unasked.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.Routing;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Policies;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walk from a pod to a node's address and a service's node port, over a wire that the test
/// answers for.
final class NodePortWalkTest {
  private static final ContainerRef CALLER = new ContainerRef("shop", "caller-0", "main");
  private static final String NODE_1 = "192.0.2.11";
  private static final String NODE_2 = "192.0.2.12";
  private static final int NODE_PORT = 30_180;

  @ParameterizedTest(name = "node {0}, pods {1}, local {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ANSWERED  | ANSWERED  | 2 | false | WELL   |            | answers, and nothing wrong
          TIMED_OUT | ANSWERED  | 2 | false | BROKEN | KUBE_PROXY | the service proxy there does not lead to them
          TIMED_OUT | ANSWERED  | 2 | true  | BROKEN | KUBE_PROXY | the service proxy there does not lead to it
          """)
  void theNodeAndEachBackendAreAsked(
      Outcome node, Outcome pods, int count, boolean local, Level level, Kind cause, String said) {
    Unasked wire = wire(node, pods);
    Conclusion end = end(cluster(count, local), wire);

    assertThat(end.level()).isEqualTo(level);
    assertThat(end.cause()).isEqualTo(cause);
    assertThat(end.sentence()).contains(said);
    assertThat(wire.asked)
        .extracting(r -> r.to().label() + ":" + r.port())
        .contains(NODE_2 + ":" + NODE_PORT, "shop/web-1:8080");
  }

  /// kube-proxy leads a pod on the node itself to every pod, whatever externalTrafficPolicy is.
  @Test
  void aPodAtItsOwnNodesPortIsLedToEveryPod() {
    Unasked wire = wire(Outcome.TIMED_OUT, Outcome.ANSWERED);
    Conclusion end = end(cluster(2, true), wire, NODE_1);

    assertThat(end.cause()).isEqualTo(Kind.KUBE_PROXY);
    assertThat(Objects.requireNonNull(end.fix()).text()).contains("daemonset/kube-proxy");
    assertThat(wire.asked).extracting(r -> r.to().label()).contains("shop/web-0", "shop/web-1");
  }

  /// A pod that comes with its own address is led to every pod, and hears of those there alone.
  @Test
  void aPortThatAnswersByLuckIsAskedUntilItHasDoneBoth() {
    Unasked wire =
        new Unasked(
            new Function<>() {
              private int times;

              @Override
              public Answer apply(CheckRequest r) {
                return answer(
                    r, times++ == 2 ? Outcome.TIMED_OUT : Outcome.ANSWERED, Outcome.ANSWERED);
              }
            },
            r -> Answer.NOTHING);
    Conclusion end = end(cluster(2, true), wire);

    assertThat(end.level()).isEqualTo(Level.REMARK);
    assertThat(end.cause()).isEqualTo(Kind.SOME_BACKENDS);
    assertThat(end.sentence()).contains("answers by luck", "1 of 2 endpoints on the node node-2");
    assertThat(end.evidence()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(wire.asked).filteredOn(r -> r.to().label().equals(NODE_2)).hasSize(3);
  }

  @Test
  void aPortThatAlwaysAnswersIsWell() {
    Conclusion end = end(cluster(2, true), wire(Outcome.ANSWERED, Outcome.ANSWERED));

    assertThat(end.level()).isEqualTo(Level.WELL);
  }

  /// The policy admits the caller itself; what node 2 hands on comes with that node's address.
  @Test
  void aPodThatAdmitsTheCallerDeniesTheNodeThatStandsForIt() {
    ClusterSnapshot snapshot =
        fixture(1, false).add(Policies.allow("shop", "web-in", "web", "caller", 8080)).build();
    Conclusion end = end(snapshot, wire(Outcome.TIMED_OUT, Outcome.ANSWERED));

    assertThat(end.cause()).isEqualTo(Kind.POLICY);
    assertThat(end.sentence())
        .startsWith("Policies deny it as it comes to the pod: the node node-2 puts its own address")
        .contains("shop/web-in");
    assertThat(Objects.requireNonNull(end.fix()).words()).startsWith("Ask the service itself");
  }

  /// On its own node the translation comes first: the caller's side meets the pod, and is denied.
  @Test
  void aCallerWhoseOwnSideDeniesThePodsIsToldSo() {
    NetworkPolicy nowhere =
        new NetworkPolicy(
            Metadata.of(Policies.ref("shop", "nowhere"), Map.of()),
            LabelSelector.of(Map.of("app", "caller")),
            Set.of(Direction.EGRESS),
            List.of(),
            List.of());
    ClusterSnapshot snapshot = fixture(2, false).add(nowhere).build();
    Conclusion end = end(snapshot, wire(Outcome.TIMED_OUT, Outcome.TIMED_OUT), NODE_1);

    assertThat(end.cause()).isEqualTo(Kind.POLICY);
    assertThat(end.sentence()).isEqualTo("Policies deny it: isolated for egress by shop/nowhere.");
  }

  /// Its kubelet reports nothing, so its pods count as unready: that it keeps traffic is beside the
  /// point.
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aNodeThatIsDownIsTheCauseAndNotWhatRunsElsewhere(boolean local) {
    Metadata meta = Metadata.of(ObjectRef.node("node-2"), Map.of());
    ClusterSnapshot snapshot =
        fixture(2, local)
            .ready("shop", "web-1", false)
            .add(new Node(meta, List.of(NODE_2), List.of(), false, "v1.30.0"))
            .build();
    Conclusion end = end(snapshot, wire(Outcome.TIMED_OUT, Outcome.ANSWERED));

    assertThat(end.cause()).isEqualTo(Kind.NODE_DOWN);
    assertThat(end.sentence()).startsWith("The node node-2, whose port 30180 is asked, is not");
    assertThat(Objects.requireNonNull(end.fix()).text()).contains("describe nodes node-2");
  }

  @Test
  void aWayInThatAnswersByLuckIsToldAsThat() {
    Target web = new Target.ServiceTarget(ObjectRef.service("shop", "web"));
    ContainerRef far = new ContainerRef("shop", "caller-1", "main");
    ClusterSnapshot snapshot = fixture(2, true).deployment("shop", "caller", 2).build();
    Unasked wire =
        new Unasked(
            r ->
                answer(
                    r,
                    r.port() == NODE_PORT ? Outcome.TIMED_OUT : Outcome.ANSWERED,
                    Outcome.ANSWERED),
            r -> Answer.NOTHING);
    Diagnosis done =
        new Examiner(Ground.of(snapshot)).examine(new Case(far, web, 0), wire, d -> {});

    assertThat(done.steps().getLast().evidence())
        .anyMatch(l -> l.contains("(by luck: externalTrafficPolicy is Local, with 1 of 2"));
  }

  @Test
  void fromOutsideANodeIsAskedThatHasAPod() {
    Unasked wire = wire(Outcome.ANSWERED, Outcome.ANSWERED);
    Target web = new Target.ServiceTarget(ObjectRef.service("shop", "web"));
    ClusterSnapshot snapshot = fixture(2, true).ready("shop", "web-0", false).build();
    new Examiner(Ground.of(snapshot)).examine(new Case(CALLER, web, 0), wire, d -> {});

    assertThat(wire.asked)
        .filteredOn(r -> r.port() == NODE_PORT)
        .isNotEmpty()
        .allMatch(r -> r.to().label().equals(NODE_2));
  }

  @Test
  void aNodeWithoutAPodIsToldFromTheSnapshotAndConfirmedOnTheWire() {
    Unasked wire = wire(Outcome.TIMED_OUT, Outcome.ANSWERED);
    Conclusion end = end(cluster(1, true), wire);

    assertThat(end.cause()).isEqualTo(Kind.NONE_ON_NODE);
    assertThat(end.sentence()).contains("its only ready endpoint is not on the node node-2");
    assertThat(wire.asked).extracting(r -> r.port()).containsExactly(NODE_PORT);
  }

  @Test
  void whereItsNodesHandOnToTheirOwnPodsAloneAPatchIsOffered() {
    Fix fix =
        Objects.requireNonNull(
            end(cluster(1, true), wire(Outcome.TIMED_OUT, Outcome.ANSWERED)).fix());

    assertThat(fix.text()).contains("patch service web -n shop", "externalTrafficPolicy");
  }

  @Test
  void aServiceWithNobodyBehindItIsToldAsThatAtItsNodePortToo() {
    Conclusion end = end(cluster(0, false), wire(Outcome.REFUSED, Outcome.REFUSED));

    assertThat(end.cause()).isEqualTo(Kind.SELECTS_NOTHING);
  }

  private static Conclusion end(ClusterSnapshot snapshot, Unasked wire) {
    return end(snapshot, wire, NODE_2);
  }

  private static Conclusion end(ClusterSnapshot snapshot, Unasked wire, String node) {
    Case asked = new Case(CALLER, new Target.HostTarget(node), NODE_PORT);
    return Objects.requireNonNull(
        new Examiner(Ground.of(snapshot)).examine(asked, wire, d -> {}).conclusion());
  }

  private static Unasked wire(Outcome node, Outcome pods) {
    return new Unasked(r -> answer(r, node, pods), r -> Answer.NOTHING);
  }

  private static Answer answer(CheckRequest request, Outcome node, Outcome pods) {
    boolean atNode = request.to() instanceof Target.HostTarget;
    Outcome outcome = atNode ? node : pods;
    return Answer.of(new Finding.Connect(request.to().label(), request.port(), "", outcome, 1, ""));
  }

  private static ClusterSnapshot cluster(int pods, boolean local) {
    return fixture(pods, local).build();
  }

  private static ClusterFixture fixture(int pods, boolean local) {
    return new ClusterFixture()
        .namespace("shop")
        .node("node-1", NODE_1, "10.1.1.0/24")
        .node("node-2", NODE_2, "10.1.2.0/24")
        .deployment("shop", "caller", 1)
        .deployment("shop", "web", pods)
        .add(
            new Service(
                Metadata.of(ObjectRef.service("shop", "web"), Map.of()),
                Service.Type.NODE_PORT,
                List.of("10.96.0.7"),
                List.of(new ServicePort("http", Protocol.TCP, 80, PortRef.of(8080), NODE_PORT)),
                Map.of("app", "web"),
                new Exposure("", List.of(), List.of(), new Routing(local, false, "")),
                false));
  }
}
