package dev.portolan.policy.lint;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One doubt about one policy.
///
/// @param id what sort of doubt, such as `selects-nothing`; the same in every release
/// @param policy the policy; for a finding about all of them, the first
/// @param direction of the rule, or null where no direction is meant
/// @param rule the rule's index in that direction, or -1
/// @param peer the index in the rule's `from` or `to`, or -1
/// @param says what was found, and why that is doubtful
public record LintFinding(
    String id,
    Severity severity,
    ObjectRef policy,
    @Nullable Direction direction,
    int rule,
    int peer,
    Says says) {
  /// Policies in order, in each egress before ingress, rule after rule.
  static final Comparator<LintFinding> ORDER =
      Comparator.comparing(LintFinding::policy)
          .thenComparing(f -> f.direction() == null ? "" : f.direction().name())
          .thenComparingInt(LintFinding::rule)
          .thenComparingInt(LintFinding::peer)
          .thenComparing(LintFinding::id)
          .thenComparing(LintFinding::text);

  /// The two sentences of a finding.
  public record Says(String text, String why) {}

  public String text() {
    return says.text();
  }

  public String why() {
    return says.why();
  }

  /// Such as `shop/web ingress[0].from[1]`.
  public String place() {
    StringBuilder place = new StringBuilder(policy.path());
    if (direction != null) {
      place.append(direction == Direction.INGRESS ? " ingress" : " egress");
    }
    if (rule >= 0) {
      place.append('[').append(rule).append(']');
    }
    if (peer >= 0) {
      place.append(direction == Direction.INGRESS ? ".from[" : ".to[").append(peer).append(']');
    }
    return place.toString();
  }

  @Override
  public String toString() {
    return place() + ": " + text() + " (" + id + ")";
  }
}
