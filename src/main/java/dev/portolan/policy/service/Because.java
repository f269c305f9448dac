package dev.portolan.policy.service;

import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.pair.Wording;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The reasons that decide, in one line.
public final class Because {
  private Because() {}

  /// Such as `isolated for ingress by shop/default-deny`, or `egress: shop/to-web[0]: the rule
  /// admits it; ingress: no policy selects the pod`.
  public static String of(Verdict verdict) {
    List<Reason> deciding =
        verdict.reasons().stream().filter(r -> r.role() == Role.DECIDES).toList();
    return verdict.state() == State.DENIED
        ? body(new Verdict(verdict.state(), deciding))
        : sides(deciding);
  }

  /// The same with the nearest rules of a denial, and what else is worth knowing.
  public static String withNearest(Verdict verdict) {
    return verdict.state() == State.DENIED ? body(verdict) : of(verdict);
  }

  private static String body(Verdict verdict) {
    return Wording.sentence(verdict).substring(verdict.state().word().length() + 2);
  }

  /// Each reason with the end that it speaks of; one of both ends is said once.
  private static String sides(List<Reason> reasons) {
    Map<String, Set<String>> sides = new LinkedHashMap<>();
    for (Reason reason : reasons) {
      String side =
          reason.direction() == null ? "" : reason.direction().name().toLowerCase(Locale.ROOT);
      sides.computeIfAbsent(reason.toString(), k -> new LinkedHashSet<>()).add(side);
    }
    return sides.entrySet().stream()
        .map(e -> side(e.getValue()) + e.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String side(Set<String> sides) {
    String joined = sides.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" and "));
    return joined.isEmpty() ? "" : joined + ": ";
  }
}
