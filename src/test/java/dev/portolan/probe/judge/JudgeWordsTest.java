package dev.portolan.probe.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Grpc;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Finding.Tls;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Millis;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Targets;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sentences that a check ends in.
final class JudgeWordsTest {
  private static final SnapshotIndex SHOP = new SnapshotIndex(ClusterFixture.shop());

  @ParameterizedTest
  @CsvSource({"2, Both ports of shop/web timed out", "3, All 3 ports of shop/web timed out"})
  void countsAsPeopleDo(int ports, String summary) {
    List<Finding> all = List.<Finding>of(silent(80), silent(81), silent(82)).subList(0, ports);

    assertThat(verdict(CheckKind.REACH, all).summary()).isEqualTo(summary);
  }

  /// What the node answers for an address of its rules says nothing of a router.
  @Test
  void aServicesAddressThatTurnsProbesAwayIsNoRoutersDoing() {
    Trace trace =
        new Trace(
            "10.2.0.10",
            Outcome.UNREACHABLE,
            List.of(hop(1), hop(2), hop(3)),
            "10.1.1.1 says host unreachable (!H)");
    Verdict verdict = verdict(CheckKind.TRACEROUTE, List.of(trace));

    assertThat(verdict.summary()).endsWith("3 hops: shop/web (3 times)");
    assertThat(verdict.advice())
        .contains("exists only in NAT rules")
        .doesNotContain("does not let it through");
  }

  @ParameterizedTest
  @CsvSource({"0.002, 0.002 ms", "0.04, 0.04 ms", "0, 0.00 ms", "12.34, 12.3 ms"})
  void aTimeIsNeverToldAsNone(double millis, String text) {
    assertThat(Millis.text(millis)).isEqualTo(text);
  }

  /// A lookup for IPv6 in a cluster of IPv4 fails, and the service is there all the same.
  @Test
  void aNameWithoutARecordOfTheTypeIsNotSaidToBeUnknown() {
    LookupStep wrong = new LookupStep("web.a.svc.", "AAAA", "NXDOMAIN", List.of(), 0.1);
    LookupStep bare = new LookupStep("web.shop.svc.", "AAAA", "NOERROR", List.of(), 0.1);
    String detail = "web.shop.svc. exists, but has no AAAA record";

    assertThat(lookup(List.of(wrong, bare), detail).advice())
        .isEqualTo("The name is known; nothing of this type is kept for it: ask for another type.");
    assertThat(lookup(List.of(wrong), "no such name (NXDOMAIN)").advice())
        .contains("Check the name");
  }

  @Test
  void silenceAfterAHandshakeWasTriedNamesTheNextStep() {
    Tls tls =
        new Tls("10.2.0.10", 443, Outcome.TIMED_OUT, "", "web", List.of(), List.of(), "no answer");
    Grpc grpc = new Grpc("10.2.0.10", 443, Outcome.TIMED_OUT, "", -1, "no answer");

    assertThat(verdict(CheckKind.TLS, List.of(tls)).advice()).contains("Ask reach");
    assertThat(verdict(CheckKind.GRPC, List.of(grpc)).advice()).contains("Ask reach");
  }

  private static Verdict lookup(List<LookupStep> steps, String detail) {
    return verdict(
        CheckKind.DNS, List.of(new Lookup("web", "", Outcome.UNRESOLVED, steps, detail)));
  }

  private static Connect silent(int port) {
    return new Connect("10.2.0.10", port, "", Outcome.TIMED_OUT, -1, "no answer");
  }

  private static Hop hop(int number) {
    return new Hop(number, "10.2.0.10", List.of(0.1), null, "shop/web");
  }

  private static Verdict verdict(CheckKind kind, List<Finding> findings) {
    CheckRequest request =
        new CheckRequest(
            kind,
            new ContainerRef("shop", "web-0", "main"),
            new Target.ServiceTarget(ObjectRef.service("shop", "web")),
            0,
            Duration.ofSeconds(1));
    Points points = (Points) new Targets(SHOP).resolve(request);
    return new Judge(request, points, SHOP).verdict(findings, false);
  }
}
