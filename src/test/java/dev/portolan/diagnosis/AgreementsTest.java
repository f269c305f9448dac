package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Agreement.Standing;
import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.GuardedShop;
import dev.portolan.testkit.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Prediction and observation on one edge: every way in which they stand to each other, and every
/// cause with its evidence and its next step.
final class AgreementsTest {
  @ParameterizedTest
  @CsvSource({
    "ALLOWED, REACH, ANSWERED, false, AGREE",
    "ALLOWED, REACH, REFUSED, false, CLOSED_THOUGH_ALLOWED",
    "ALLOWED, HTTP, TIMED_OUT, false, CLOSED_THOUGH_ALLOWED",
    "ALLOWED, REACH, UNRESOLVED, false, CLOSED_THOUGH_ALLOWED",
    "ALLOWED, UDP, SENT, false, SAYS_NOTHING",
    "ALLOWED, REACH, TOOL_MISSING, false, SAYS_NOTHING",
    "ALLOWED, PING, TIMED_OUT, false, SAYS_NOTHING",
    "DENIED, REACH, ANSWERED, false, OPEN_THOUGH_DENIED",
    "DENIED, REACH, REFUSED, false, OPEN_THOUGH_DENIED",
    "DENIED, REACH, REFUSED, true, AGREE",
    "DENIED, REACH, TIMED_OUT, false, AGREE",
    "DENIED, REACH, UNRESOLVED, false, SAYS_NOTHING",
    "DENIED, PING, ANSWERED, false, SAYS_NOTHING",
    "DENIED, TRACEROUTE, ANSWERED, false, SAYS_NOTHING",
    "UNDECIDED, REACH, ANSWERED, false, UNDECIDED",
    "NOT_APPLICABLE, REACH, REFUSED, false, AGREE",
    "NOT_APPLICABLE, REACH, ANSWERED, false, SAYS_NOTHING",
    "DENIED, REACH, CANCELLED, false, SAYS_NOTHING",
    "DENIED, REACH, NOT_PERMITTED, true, SAYS_NOTHING"
  })
  void standsAs(
      State predicted, CheckKind kind, Outcome observed, boolean rejects, Standing standing) {
    assertThat(Standing.of(predicted, kind, observed, rejects)).isEqualTo(standing);
  }

  /// What was observed, how it stands to the prediction, and why.
  record Held(Outcome outcome, Standing standing, @Nullable Kind cause) {}

  static Stream<Arguments> pods() {
    ClusterFixture guarded = GuardedShop.guarded();
    return Stream.of(
        Arguments.of(
            "denied, answered",
            guarded,
            "payments/api-0:8080",
            new Held(Outcome.ANSWERED, Standing.OPEN_THOUGH_DENIED, Kind.NOTHING_ENFORCES),
            "nothing is known to enforce"),
        Arguments.of(
            "denied, silent",
            guarded,
            "payments/api-0:8080",
            new Held(Outcome.TIMED_OUT, Standing.AGREE, null),
            "As predicted: denied"),
        Arguments.of(
            "allowed, refused",
            guarded,
            "shop/db-0:5432",
            new Held(Outcome.REFUSED, Standing.CLOSED_THOUGH_ALLOWED, Kind.NOBODY_LISTENS),
            "yet refused"),
        Arguments.of(
            "allowed, silent, one node",
            guarded,
            "shop/web-2:8080",
            new Held(Outcome.TIMED_OUT, Standing.CLOSED_THOUGH_ALLOWED, Kind.SILENT_POD),
            "yet timed out"),
        Arguments.of(
            "allowed, silent, two nodes",
            guarded,
            "shop/web-1:8080",
            new Held(Outcome.TIMED_OUT, Standing.CLOSED_THOUGH_ALLOWED, Kind.NODE_FIREWALL),
            "yet timed out"),
        Arguments.of(
            "not ready",
            GuardedShop.guarded().ready("shop", "web-1", false),
            "shop/web-1:8080",
            new Held(Outcome.TIMED_OUT, Standing.CLOSED_THOUGH_ALLOWED, Kind.NOT_READY),
            "yet timed out"),
        Arguments.of(
            "fresh policy",
            GuardedShop.unguarded().add(fresh()),
            "payments/api-0:8080",
            new Held(Outcome.ANSWERED, Standing.OPEN_THOUGH_DENIED, Kind.NOT_PROGRAMMED_YET),
            "denied"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pods")
  void ofAPod(String name, ClusterFixture cluster, String to, Held held, String words) {
    String[] place = to.split(":", -1);
    int port = Integer.parseInt(place[1]);
    Agreement agreement = connect(cluster.build(), pod(place[0]), "10.9.9.9", port, held.outcome());
    Kind cause = held.cause();

    assertThat(agreement.standing()).isEqualTo(held.standing());
    assertThat(agreement.sentence()).endsWith(".");
    if (cause == null) {
      assertThat(agreement.causes()).isEmpty();
      assertThat(agreement.sentence()).contains(words);
    } else {
      assertThat(agreement.causes()).extracting(Cause::kind).contains(cause);
      assertThat(agreement.sentence() + agreement.causes()).containsIgnoringCase(words);
      assertThat(agreement.causes()).allSatisfy(AgreementsTest::leadsOn);
    }
  }

  private static void leadsOn(Cause cause) {
    Next next = cause.next();
    assertThat(next.words()).isNotBlank();
    assertThat(next.check() != null || next.command().startsWith("kubectl --context fixture "))
        .as("%s has a next step", cause)
        .isTrue();
  }

  static Stream<Arguments> services() {
    return Stream.of(
        Arguments.of("nobody", 80, Outcome.REFUSED, Standing.AGREE, Kind.SELECTS_NOTHING),
        Arguments.of("web", 81, Outcome.TIMED_OUT, Standing.AGREE, Kind.NO_SUCH_PORT),
        Arguments.of(
            "web", 80, Outcome.REFUSED, Standing.CLOSED_THOUGH_ALLOWED, Kind.NOBODY_LISTENS),
        Arguments.of("web", 80, Outcome.TIMED_OUT, Standing.CLOSED_THOUGH_ALLOWED, Kind.SILENT_POD),
        Arguments.of(
            "odd", 80, Outcome.REFUSED, Standing.CLOSED_THOUGH_ALLOWED, Kind.WRONG_TARGET_PORT),
        Arguments.of("web", 80, Outcome.UNRESOLVED, Standing.CLOSED_THOUGH_ALLOWED, Kind.DNS));
  }

  @ParameterizedTest
  @MethodSource("services")
  void ofAService(String name, int port, Outcome outcome, Standing standing, Kind cause) {
    ClusterFixture f = GuardedShop.unguarded();
    f.service("shop", "web", "10.2.0.10", Map.of("app", "web"), 80, 8080);
    f.service("shop", "odd", "10.2.0.11", Map.of("app", "web"), 80, 9999);
    f.service("shop", "nobody", "10.2.0.12", Map.of("app", "nobody"), 80, 8080);
    ClusterSnapshot snapshot = f.build();
    ObjectRef service = ObjectRef.service("shop", name);
    String address = snapshot.service(service).orElseThrow().clusterIps().getFirst();

    Agreement agreement =
        connect(snapshot, new Target.ServiceTarget(service), address, port, outcome);

    assertThat(agreement.standing()).isEqualTo(standing);
    assertThat(agreement.causes()).extracting(Cause::kind).contains(cause);
    assertThat(agreement.causes()).allSatisfy(AgreementsTest::leadsOn);
  }

  @Test
  void aNodeThatIsDownIsNamed() {
    ClusterFixture f = GuardedShop.unguarded();
    Metadata meta = Metadata.of(ObjectRef.node("node-2"), Map.of());
    f.add(new Node(meta, List.of("10.0.0.2"), List.of("10.1.2.0/24"), false, "v1.30.0"));

    Agreement agreement =
        connect(f.build(), pod("shop/web-1"), "10.1.2.11", 8080, Outcome.TIMED_OUT);

    assertThat(agreement.causes()).extracting(Cause::kind).contains(Kind.NODE_DOWN);
  }

  @Test
  void aPingThatBecameAConnectIsHeldAgainstThePolicies() {
    CheckRequest request =
        new CheckRequest(Question.Ping.PLAIN, CALLER, pod("shop/web-1"), Duration.ofSeconds(5));
    Agreements agreements = of(GuardedShop.unguarded().build());
    Finding connect = new Finding.Connect("10.1.2.11", 8080, "", Outcome.ANSWERED, 1, "");

    assertThat(agreements.of(request, connect).standing()).isEqualTo(Standing.AGREE);
  }

  @Test
  void aHangingRequestAsksForTheLargestPacket() {
    CheckRequest request =
        new CheckRequest(
            Question.Http.PLAIN.at(8080), CALLER, pod("shop/web-1"), Duration.ofSeconds(5));
    Finding finding =
        new Finding.Http(
            "http://10.1.2.11:8080/",
            Outcome.TIMED_OUT,
            0,
            Finding.Timing.NONE,
            List.of(),
            List.of(),
            "");

    Agreement agreement = of(GuardedShop.unguarded().build()).of(request, finding);

    assertThat(agreement.causes()).extracting(Cause::kind).contains(Kind.MTU);
  }

  private static final ContainerRef CALLER = new ContainerRef("shop", "web-0", "main");

  private static Agreements of(ClusterSnapshot snapshot) {
    return new Agreements(Ground.of(snapshot));
  }

  private static Agreement connect(
      ClusterSnapshot snapshot, Target to, String address, int port, Outcome outcome) {
    CheckRequest request =
        new CheckRequest(new Question.Reach(port), CALLER, to, Duration.ofSeconds(5));
    return of(snapshot).of(request, new Finding.Connect(address, port, "", outcome, -1, ""));
  }

  private static Target pod(String path) {
    String[] parts = path.split("/", -1);
    return new Target.PodTarget(ObjectRef.pod(parts[0], parts[1]));
  }

  private static NetworkPolicy fresh() {
    NetworkPolicy old = Policies.deny("payments", "new", "api");
    Metadata meta =
        new Metadata(old.ref(), "", "", Map.of(), null, Instant.EPOCH.minusSeconds(3), false);
    return new NetworkPolicy(meta, old.podSelector(), old.types(), old.ingress(), old.egress());
  }
}
