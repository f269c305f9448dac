package dev.portolan.probe;

import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Grpc;
import dev.portolan.probe.Finding.Http;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Finding.Udp;
import java.time.Instant;
import java.util.List;

/// One round of a check that is repeated.
///
/// @param millis how long the answer took, the mean of several; negative when none was timed
/// @param loss percent of what was asked that stayed without an answer, 0 to 100; negative when the
///   prober's own trouble says nothing of the path
public record Sample(Instant at, Outcome outcome, double millis, double loss) {
  static final double NONE = -1;

  /// What a round came to.
  public static Sample of(Instant at, CheckResult result) {
    List<Finding> findings = result.findings();
    double millis =
        findings.stream()
            .filter(f -> f.outcome() == Outcome.ANSWERED)
            .mapToDouble(Sample::millis)
            .filter(m -> m >= 0)
            .average()
            .orElse(NONE);
    return new Sample(at, result.outcome(), millis, loss(result));
  }

  /// True when the round tells something of the path.
  public boolean measured() {
    return loss >= 0;
  }

  private static double loss(CheckResult result) {
    if (!result.outcome().aboutThePath()) {
      return NONE;
    }
    return result.findings().stream()
        .filter(f -> f.outcome().aboutThePath())
        .mapToDouble(Sample::loss)
        .average()
        .orElse(100);
  }

  private static double loss(Finding finding) {
    if (finding instanceof Ping p && p.sent() > 0) {
      return p.lossPercent();
    }
    return finding.outcome() == Outcome.ANSWERED ? 0 : 100;
  }

  private static double millis(Finding finding) {
    return switch (finding) {
      case Connect c -> c.millis();
      case Ping p -> p.rtt().avg();
      case Udp u -> u.millis();
      case Grpc g -> g.millis();
      case Http h -> h.timing().total();
      case Trace t ->
          t.hops().isEmpty()
              ? NONE
              : t.hops().getLast().millis().stream().mapToDouble(d -> d).min().orElse(NONE);
      case Lookup l -> l.steps().stream().mapToDouble(s -> s.millis()).filter(m -> m >= 0).sum();
      case Finding.Tls _, Finding.Mtu _ -> NONE;
    };
  }
}
