package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Overlay.ProbePath;
import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.diagram.Overlay.Tone;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OverlaysTest {
  private static final ObjectRef WEB = ObjectRef.pod("shop", "web-0");
  private static final ObjectRef DB = ObjectRef.service("shop", "db");
  private static final Stop FROM = new Stop(WEB, "web-0");

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void liesBareOverAFreshMap() {
    assertThat(bench.now().overlay()).isEqualTo(Overlay.NONE);
  }

  @Test
  void showsSelectionSearchAndSource() {
    bench.send(
        new Intent.Select(DB, false),
        new Intent.Hover(WEB),
        new Intent.Search("no such thing"),
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")));
    Overlay overlay = bench.now().overlay();
    assertThat(overlay.selected()).isEqualTo(Set.of(DB));
    assertThat(overlay.hovered()).isEqualTo(WEB);
    assertThat(overlay.matches()).isEmpty();
    assertThat(overlay.source()).isEqualTo(WEB);
  }

  @Test
  void drawsARunningCheckAsAnOpenQuestion() {
    start(CheckKind.REACH, new Target.ServiceTarget(DB));
    assertThat(paths())
        .containsExactly(new ProbePath(List.of(FROM, new Stop(DB, "db")), Tone.UNKNOWN, "reach…"));
    bench.send(new Intent.ShowCheck(0));
    assertThat(paths()).isEmpty();
  }

  @Test
  void joinsThePortsOfOnePlaceAndTellsTheWorst() {
    start(
        CheckKind.REACH,
        new Target.ServiceTarget(DB),
        connect(5432, Outcome.ANSWERED, 0.42),
        connect(80, Outcome.REFUSED, -1));
    assertThat(paths())
        .containsExactly(
            new ProbePath(List.of(FROM, new Stop(DB, "db")), Tone.BAD, "5432 0.4 ms, 80 refused"));
  }

  @Test
  void whatIsSelectedShowsTheChecksFromAndToItWhateverResultIsShown() {
    Finding refused = connect(80, Outcome.REFUSED, -1);
    start(CheckKind.REACH, new Target.ServiceTarget(DB), refused);
    Checks.Run run = bench.now().checks().runs().getFirst();
    CheckResult.Transcript nothing =
        new CheckResult.Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO);
    CheckResult result =
        new CheckResult(run.request(), Outcome.REFUSED, "", "", List.of(refused), nothing);
    bench.send(new Intent.CheckFinished(run.id(), result), new Intent.ShowCheck(0));
    assertThat(paths()).isEmpty();
    for (ObjectRef end : List.of(DB, WEB)) {
      bench.send(new Intent.Select(end, false));
      assertThat(paths()).extracting(ProbePath::label).containsExactly("80 refused");
    }
    bench.send(new Intent.Select(ObjectRef.service("shop", "web"), false));
    assertThat(paths()).isEmpty();
  }

  @Test
  void leadsToTheVeryPodOfAHeadlessService() {
    String ip =
        bench.opened().snapshot().pod(ObjectRef.pod("shop", "db-1")).orElseThrow().ips().getFirst();
    start(
        CheckKind.REACH,
        new Target.ServiceTarget(DB),
        new Finding.Connect(ip, 80, "", Outcome.TOOL_MISSING, -1, ""));
    assertThat(paths())
        .containsExactly(
            new ProbePath(
                List.of(FROM, new Stop(ObjectRef.pod("shop", "db-1"), "db-1")),
                Tone.UNKNOWN,
                "80 tool missing"));
  }

  @Test
  void tellsLossAndTimeOfAPing() {
    start(
        CheckKind.PING,
        new Target.HostTarget("example.org"),
        new Finding.Ping("192.0.2.1", Outcome.ANSWERED, 4, 3, new Rtt(1, 12.4, 20), ""));
    assertThat(paths())
        .containsExactly(
            new ProbePath(
                List.of(FROM, new Stop(null, "example.org")), Tone.GOOD, "ping 12 ms, 25 % lost"));
  }

  @Test
  void goesHopByHopToTheTargetOrToWhereItWasLost() {
    ObjectRef node = ObjectRef.node("node-1");
    ObjectRef api = ObjectRef.pod("payments", "api-0");
    Hop first = new Hop(1, "10.0.0.1", List.of(0.1), node, "node-1");
    Hop silent = new Hop(2, "", List.of(), null, "");
    Hop last = new Hop(3, "10.1.1.9", List.of(0.3), api, "payments/api-0");
    start(
        CheckKind.TRACEROUTE,
        new Target.PodTarget(api),
        new Finding.Trace("10.1.1.9", Outcome.ANSWERED, List.of(first, silent, last), ""));
    assertThat(paths())
        .containsExactly(
            new ProbePath(
                List.of(
                    FROM,
                    new Stop(node, "node-1", "+0.1 ms"),
                    new Stop(null, "* silent hop"),
                    new Stop(api, "api-0", "+0.2 ms")),
                Tone.GOOD,
                "3 hops, 0.3 ms"));
    start(
        CheckKind.TRACEROUTE,
        new Target.PodTarget(api),
        new Finding.Trace("10.1.1.9", Outcome.TIMED_OUT, List.of(first, silent, silent), ""));
    assertThat(paths().getFirst().stops())
        .containsExactly(
            FROM, new Stop(node, "node-1", "+0.1 ms"), new Stop(null, "* 2 silent hops"));
    assertThat(paths().getFirst().tone()).isEqualTo(Tone.BAD);
  }

  @Test
  void goesByAServicesAddressToEachPodBehindIt() {
    ObjectRef web = ObjectRef.service("shop", "web");
    ObjectRef pod = ObjectRef.pod("shop", "web-1");
    Stop service = new Stop(web, "web");
    start(
        new Question.Reach(0, true),
        new Target.ServiceTarget(web),
        new Finding.Connect("10.2.0.10", 80, "http", Outcome.ANSWERED, 0.5, ""),
        new Finding.Connect("10.1.2.11", 8080, "http", Outcome.REFUSED, -1, ""));
    assertThat(paths())
        .containsExactly(
            new ProbePath(List.of(FROM, service), Tone.GOOD, "80 0.5 ms"),
            new ProbePath(
                List.of(FROM, service, new Stop(pod, "web-1", "DNAT to 1 of 3")),
                Tone.BAD,
                "8080 refused"));
  }

  @Test
  void aLoopIsBadAndAServicesAddressThatRepeatsIsOneStop() {
    Target to = new Target.HostTarget("192.0.2.9");
    Hop a = new Hop(1, "192.0.2.1", List.of(0.1), null, "");
    Hop b = new Hop(2, "192.0.2.2", List.of(0.1), null, "");
    Hop again = new Hop(3, "192.0.2.1", List.of(0.1), null, "");
    start(
        CheckKind.TRACEROUTE,
        to,
        new Finding.Trace("192.0.2.9", Outcome.TIMED_OUT, List.of(a, b, again), ""));
    assertThat(paths().getFirst().label()).isEqualTo("a loop in 3 hops");
    assertThat(paths().getFirst().tone()).isEqualTo(Tone.BAD);
    Hop vip = new Hop(1, "10.2.0.11", List.of(0.1), DB, "shop/db");
    start(
        CheckKind.TRACEROUTE,
        new Target.ServiceTarget(DB),
        new Finding.Trace("10.2.0.11", Outcome.ANSWERED, List.of(vip, vip, vip), ""));
    assertThat(paths().getFirst().stops()).containsExactly(FROM, new Stop(DB, "db", "+0.1 ms"));
  }

  private void start(CheckKind kind, Target to, Finding... findings) {
    start(Question.of(kind, 0), to, findings);
  }

  private void start(Question question, Target to, Finding... findings) {
    bench.send(
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")),
        new Intent.CheckTo(to),
        new Intent.StartCheck(question, CheckRequest.DEFAULT_TIME_LIMIT));
    long id = bench.now().checks().shown();
    for (Finding finding : findings) {
      bench.send(new Intent.CheckFound(id, finding));
    }
  }

  private List<ProbePath> paths() {
    return bench.now().overlay().paths();
  }

  private static Finding connect(int port, Outcome outcome, double millis) {
    return new Finding.Connect("10.2.0.11", port, "", outcome, millis, "");
  }
}
