package dev.portolan.policy.lint;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The findings of one run, as they come.
final class Report {
  private final List<LintFinding> findings = new ArrayList<>();

  /// A place in a policy: the policy, one direction of it, a rule, or a peer.
  record Place(ObjectRef policy, @Nullable Direction direction, int rule, int peer) {
    static Place of(ObjectRef policy) {
      return new Place(policy, null, -1, -1);
    }

    static Place of(ObjectRef policy, Direction direction) {
      return new Place(policy, direction, -1, -1);
    }

    Place rule(int index) {
      return new Place(policy, direction, index, -1);
    }

    Place peer(int index) {
      return new Place(policy, direction, rule, index);
    }
  }

  void warn(String id, Place place, String text, String why) {
    add(id, Severity.WARNING, place, text, why);
  }

  void inform(String id, Place place, String text, String why) {
    add(id, Severity.INFO, place, text, why);
  }

  List<LintFinding> inOrder() {
    return findings.stream().sorted(LintFinding.ORDER).toList();
  }

  private void add(String id, Severity severity, Place place, String text, String why) {
    findings.add(
        new LintFinding(
            id,
            severity,
            place.policy(),
            place.direction(),
            place.rule(),
            place.peer(),
            new LintFinding.Says(text, why)));
  }
}
