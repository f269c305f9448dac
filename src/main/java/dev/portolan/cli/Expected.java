package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.diagnosis.Agreement;
import dev.portolan.diagnosis.Agreement.Standing;
import dev.portolan.diagnosis.Agreements;
import dev.portolan.diagnosis.Cause;
import dev.portolan.diagnosis.Ground;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.service.Because;
import dev.portolan.probe.CheckResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/// What the policies say of the very connection that was asked about, beside what came of it.
final class Expected {
  private Expected() {}

  /// Empty where the answer cannot be held against the policies: a ping, a check that failed.
  static Optional<Agreement> of(CheckResult result, ClusterSnapshot snapshot) {
    return result.findings().isEmpty()
        ? Optional.empty()
        : new Agreements(Ground.of(snapshot))
            .of(result)
            .filter(a -> a.standing() != Standing.SAYS_NOTHING);
  }

  static void print(Agreement agreement, PrintWriter out) {
    out.println(agreement.sentence());
    for (Cause cause : agreement.causes()) {
      out.println("  " + cause.sentence());
      cause.evidence().forEach(line -> out.println("    " + line));
      if (!cause.next().command().isEmpty()) {
        out.println("    " + cause.next().words() + ": " + cause.next().command());
      }
    }
  }

  static void json(Agreement agreement, ObjectNode node) {
    node.put("predicted", word(agreement.predicted().state()));
    node.put("because", Because.of(agreement.predicted()));
    node.put("standing", word(agreement.standing()));
    node.put("sentence", agreement.sentence());
    ArrayNode causes = node.putArray("causes");
    for (Cause cause : agreement.causes()) {
      ObjectNode one = causes.addObject().put("sentence", cause.sentence());
      ArrayNode evidence = one.putArray("evidence");
      cause.evidence().forEach(evidence::add);
      one.put("next", cause.next().words()).put("command", cause.next().command());
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
