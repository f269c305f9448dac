package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Unasked.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Metadata;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walk from a pod to a node's address and a service's node port, over a wire that the test
/// answers for.
final class NodePortWalkTest {
  private static final ContainerRef CALLER = new ContainerRef("shop", "caller-0", "main");
  private static final String NODE_2 = "192.0.2.12";
  private static final int NODE_PORT = 30_180;

  @ParameterizedTest(name = "node {0}, pods {1}, local {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ANSWERED  | ANSWERED  | 2 | false | WELL   |            | answers, and nothing wrong
          TIMED_OUT | ANSWERED  | 2 | false | BROKEN | KUBE_PROXY | the service proxy there does not lead
          TIMED_OUT | ANSWERED  | 1 | true  | BROKEN | NONE_ON_NODE | none of the service's pods runs there
          TIMED_OUT | ANSWERED  | 2 | true  | BROKEN | KUBE_PROXY | 1 of 2 of the service's pods run there
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
        .contains(NODE_2 + ":" + NODE_PORT, "shop/web-0:8080");
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
    Case asked = new Case(CALLER, new Target.HostTarget(NODE_2), NODE_PORT);
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
    return new ClusterFixture()
        .namespace("shop")
        .node("node-1", "192.0.2.11", "10.1.1.0/24")
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
                false))
        .build();
  }
}
