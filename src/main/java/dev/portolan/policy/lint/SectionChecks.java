package dev.portolan.policy.lint;

import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.lint.Report.Place;
import java.util.Locale;

/// Doubts about a policy that need nothing but the policy.
final class SectionChecks {
  private final NetworkPolicy policy;
  private final Report report;

  SectionChecks(NetworkPolicy policy, Report report) {
    this.policy = policy;
    this.report = report;
  }

  void check() {
    for (Direction direction : Direction.values()) {
      String word = direction.name().toLowerCase(Locale.ROOT);
      boolean isolates = policy.types().contains(direction);
      boolean rules = !policy.rules(direction).isEmpty();
      Place place = Place.of(policy.ref(), direction);
      if (!isolates && rules) {
        report.warn(
            word + "-ignored",
            place,
            "has " + word + " rules, but policyTypes does not name " + word,
            "a section that policyTypes leaves out does nothing");
      }
      if (isolates && !rules) {
        String what = direction == Direction.INGRESS ? "nothing may come in" : "nothing may go out";
        report.inform(
            "denies-all",
            place,
            "has no " + word + " rule: " + what + " unless another policy allows it",
            "as a default for a namespace this is good practice; anywhere else it may be a slip");
      }
    }
  }
}
