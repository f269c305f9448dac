package dev.portolan.sweep;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import java.util.List;
import java.util.OptionalDouble;

/// How one check of a sweep came out.
///
/// @param summary one sentence for a person
/// @param advice what to keep in mind, or empty
public record Result(
    Pair pair, Outcome outcome, String summary, String advice, List<Finding> findings) {
  public Result {
    findings = List.copyOf(findings);
  }

  /// Of a check set its expectation counts, else the prediction.
  public Standing standing() {
    Wish wish = pair.wish();
    if (wish != null && outcome.aboutThePath()) {
      boolean met = wish.met(outcome, pair.predicted());
      boolean through = outcome == Outcome.ANSWERED || outcome == Outcome.SENT;
      return met ? Standing.AGREES : through ? Standing.OPEN : Standing.SHUT;
    }
    return Standing.of(pair.knock(), pair.predicted(), outcome);
  }

  /// How long the slowest answer took, where the tool tells.
  public OptionalDouble millis() {
    return findings.stream().mapToDouble(Result::millis).filter(m -> m >= 0).max();
  }

  private static double millis(Finding finding) {
    return switch (finding) {
      case Finding.Connect c -> c.millis();
      case Finding.Udp u -> u.millis();
      case Finding.Ping p -> p.rtt().avg();
      default -> -1;
    };
  }
}
