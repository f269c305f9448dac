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
import dev.portolan.testkit.Policies;
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

  /// An unanswered ping to a pod that policies select is told from dropped ICMP by another pod on
  /// its node that none selects, and that takes TCP.
  @ParameterizedTest(name = "the other pod: ping {0}, connect {1}")
  @CsvSource({
    "TIMED_OUT, ANSWERED, ICMP_DROPPED, ",
    "TIMED_OUT, REFUSED, ICMP_DROPPED, ",
    "TIMED_OUT, TIMED_OUT, , Ping gets no answer.",
    "ANSWERED, ANSWERED, , 'Ping gets no answer here, and one from shop/other-1.'",
    "TOOL_MISSING, ANSWERED, , Ping gets no answer."
  })
  void whereAPolicyMayHaveDroppedThePingAnotherPodIsAsked(
      Outcome ping, Outcome connect, Kind cause, String said) {
    Unasked wire =
        new Unasked(
            r ->
                r.question() instanceof Question.Ping
                    ? new Answer(other(r) ? ping : Outcome.TIMED_OUT, List.of())
                    : connect(r, other(r) ? connect : Outcome.ANSWERED, 0.3),
            r -> Answer.NOTHING);
    Diagnosis done =
        new Examiner(Ground.of(policed())).examine(new Case(CALLER, WEB, 80), wire, d -> {});

    assertThat(Objects.requireNonNull(done.conclusion()).cause()).isEqualTo(cause);
    Step icmp =
        done.steps().stream().filter(s -> s.stage() == Step.Stage.ICMP).findFirst().orElseThrow();
    assertThat(icmp.said()).startsWith(said == null ? "TCP passes and ICMP does not" : said);
    assertThat(wire.asked).noneMatch(r -> r.question() instanceof Question.Mtu);
    assertThat(wire.asked)
        .filteredOn(PathWalkTest::other)
        .allMatch(r -> r.to().label().equals("shop/other-1"));
  }

  @Test
  void aCallerThatIsABackendPingsAnotherOne() {
    Unasked wire = new Unasked(r -> connect(r, Outcome.ANSWERED, 0.3), r -> Answer.NOTHING);
    ContainerRef web = new ContainerRef("shop", "web-0", "main");
    new Examiner(Ground.of(cluster())).examine(new Case(web, WEB, 80), wire, d -> {});

    assertThat(wire.asked)
        .filteredOn(r -> r.question() instanceof Question.Ping)
        .isNotEmpty()
        .allMatch(r -> r.to().label().equals("shop/web-1"));
  }

  @Test
  void anotherPodsPingTellsOfALongWayWhereAPolicyMayHaveDroppedIt() {
    Finding.Rtt long100 = new Finding.Rtt(100, 101, 102);
    Unasked wire =
        new Unasked(
            r ->
                r.question() instanceof Question.Ping
                    ? other(r)
                        ? Answer.of(
                            new Finding.Ping("10.1.2.3", Outcome.ANSWERED, 3, 3, long100, ""))
                        : new Answer(Outcome.TIMED_OUT, List.of())
                    : connect(r, Outcome.ANSWERED, -1),
            r -> Answer.NOTHING);
    Conclusion end =
        Objects.requireNonNull(
            new Examiner(Ground.of(policed()))
                .examine(new Case(CALLER, WEB, 80), wire, d -> {})
                .conclusion());

    assertThat(end.cause()).isEqualTo(Kind.SLOW);
    assertThat(end.sentence()).contains("100 ms at best");
  }

  /// The one that is pinged, web-1, runs on node 2 (the caller on node 1), as other-1 does.
  private static boolean other(CheckRequest request) {
    return request.to().label().startsWith("shop/other");
  }

  private static ClusterSnapshot policed() {
    return fixture().add(Policies.allow("shop", "web-in", "web", "caller", 8080)).build();
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
    return fixture().build();
  }

  private static ClusterFixture fixture() {
    return new ClusterFixture()
        .namespace("shop")
        .node("node-1", "192.0.2.11", "10.1.1.0/24")
        .node("node-2", "192.0.2.12", "10.1.2.0/24")
        .deployment("shop", "caller", 1)
        .deployment("shop", "other", 2)
        .deployment("shop", "web", 2)
        .service("shop", "web", "10.96.0.7", Map.of("app", "web"), 80, 8080);
  }
}
