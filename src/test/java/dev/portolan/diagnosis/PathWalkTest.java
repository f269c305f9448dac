package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Unasked.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walk to a service that answers, and is not well, over a wire that the test answers for.
final class PathWalkTest {
  private static final ContainerRef CALLER = new ContainerRef("shop", "caller-0", "main");
  private static final Target WEB = new Target.ServiceTarget(ObjectRef.service("shop", "web"));

  /// @param again what a connect to a pod takes when it is asked once more
  @ParameterizedTest(name = "connect {0} ms, then {1} ms, ping {2}: {3}")
  @CsvSource({
    "0.3, 0.3, TIMED_OUT, ICMP_DROPPED",
    "251, 252, TIMED_OUT, SLOW",
    "251, 252, TOOL_MISSING, SLOW",
    "251, 252, NOT_PERMITTED, SLOW",
    "251, 0.3, TIMED_OUT, ICMP_DROPPED",
    "251, 0.3, TOOL_MISSING, ",
    "-1, -1, TOOL_MISSING, "
  })
  void whereNoPingTellsTheTimeAConnectDoes(double first, double again, Outcome ping, Kind cause) {
    int[] connects = {0};
    Unasked wire =
        new Unasked(
            r ->
                r.question() instanceof Question.Ping
                    ? new Answer(ping, List.of())
                    : connect(r, Outcome.ANSWERED, connects[0]++ < 3 ? first : again),
            r -> Answer.NOTHING);

    assertThat(end(wire).cause()).isEqualTo(cause);
  }

  @Test
  void ofASilentBackendItsNeighboursTellWhetherItIsTheNode() {
    Unasked wire =
        new Unasked(
            r -> connect(r, on2(r) ? Outcome.TIMED_OUT : Outcome.ANSWERED, 0.3),
            r -> Answer.NOTHING);
    Conclusion end = end(wire);

    assertThat(end.cause()).isEqualTo(Kind.SOME_BACKENDS);
    assertThat(end.evidence()).anyMatch(l -> l.startsWith("Nothing on the node node-2 answers"));
    assertThat(Objects.requireNonNull(end.fix()).text()).contains("describe nodes node-2");
  }

  @Test
  void aPortOutsideIsAskedByTheProtocolThatIsMeant() {
    Unasked wire = new Unasked(r -> Answer.NOTHING, r -> Answer.NOTHING);
    Target there = new Target.HostTarget("203.0.113.9");
    new Examiner(Ground.of(cluster()))
        .examine(new Case(CALLER, there, 5353, Protocol.UDP), wire, d -> {});

    assertThat(wire.asked)
        .filteredOn(r -> r.port() == 5353)
        .isNotEmpty()
        .allMatch(r -> r.question() instanceof Question.Udp);
  }

  private static boolean on2(CheckRequest request) {
    return request.to() instanceof Target.PodTarget t && t.pod().name().endsWith("-1");
  }

  private static Conclusion end(Unasked wire) {
    return Objects.requireNonNull(
        new Examiner(Ground.of(cluster()))
            .examine(new Case(CALLER, WEB, 80), wire, d -> {})
            .conclusion());
  }

  private static Answer connect(CheckRequest request, Outcome outcome, double millis) {
    return Answer.of(
        new Finding.Connect(request.to().label(), request.port(), "", outcome, millis, ""));
  }

  private static ClusterSnapshot cluster() {
    return new ClusterFixture()
        .namespace("shop")
        .node("node-1", "192.0.2.11", "10.1.1.0/24")
        .node("node-2", "192.0.2.12", "10.1.2.0/24")
        .deployment("shop", "caller", 1)
        .deployment("shop", "other", 2)
        .deployment("shop", "web", 2)
        .service("shop", "web", "10.96.0.7", Map.of("app", "web"), 80, 8080)
        .build();
  }
}
