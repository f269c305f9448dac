package dev.portolan.probe.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Hop;
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
