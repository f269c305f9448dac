package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import java.util.List;
import java.util.Optional;

/// The cause that a policy is so new that the network plugin may not have programmed it yet, as the
/// prediction notes it.
final class Freshness {
  private Freshness() {}

  static Optional<Cause> of(Edge edge) {
    List<String> evidence =
        edge.predicted().reasons().stream()
            .filter(r -> r.role() == Role.NOTE && r.policy() != null)
            .map(Reason::toString)
            .filter(text -> text.contains("was created"))
            .toList();
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                Kind.NOT_PROGRAMMED_YET,
                "The policy is so new that the network plugin may not have programmed it yet.",
                evidence,
                Next.check("Ask again in a few seconds", edge.request())));
  }
}
