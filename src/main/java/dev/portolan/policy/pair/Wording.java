package dev.portolan.policy.pair;

import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Puts a verdict into one line.
public final class Wording {
  private Wording() {}

  /// Such as `denied: isolated for ingress by shop/default-deny; nearest rule shop/allow-web[0]
  /// admits app=web, caller has app=worker`.
  public static String sentence(Verdict verdict) {
    List<String> parts = new ArrayList<>();
    for (Reason reason : verdict.reasons()) {
      if (reason.role() == Role.DECIDES && !isolates(verdict, reason)) {
        parts.add(reason.toString());
      }
    }
    for (Direction direction : List.of(Direction.EGRESS, Direction.INGRESS)) {
      isolated(verdict, direction, parts);
      verdict.reasons().stream()
          .filter(r -> r.role() == Role.NEAREST && r.direction() == direction)
          .limit(1)
          .forEach(r -> parts.add("nearest rule " + place(r) + " " + r.text()));
    }
    verdict.reasons().stream()
        .filter(r -> r.role() == Role.NOTE && r.direction() == null)
        .forEach(r -> parts.add(r.toString()));
    return verdict.state().word() + ": " + String.join("; ", parts);
  }

  private static void isolated(Verdict verdict, Direction direction, List<String> parts) {
    String policies =
        verdict.reasons().stream()
            .filter(r -> r.direction() == direction && isolates(verdict, r))
            .map(Wording::place)
            .collect(Collectors.joining(", "));
    if (!policies.isEmpty()) {
      parts.add("isolated for " + direction.name().toLowerCase(Locale.ROOT) + " by " + policies);
    }
  }

  /// True for the reason of a denial that no rule of the policy admits the connection.
  private static boolean isolates(Verdict verdict, Reason reason) {
    return verdict.state() == Verdict.State.DENIED
        && reason.role() == Role.DECIDES
        && reason.policy() != null
        && reason.policy().kind() == Kind.NETWORK_POLICY
        && reason.rule() < 0;
  }

  private static String place(Reason reason) {
    String path = reason.policy() == null ? "" : reason.policy().path();
    return reason.rule() < 0 ? path : path + "[" + reason.rule() + "]";
  }
}
