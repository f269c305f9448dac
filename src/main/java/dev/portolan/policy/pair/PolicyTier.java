package dev.portolan.policy.pair;

import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.pair.Fate.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The NetworkPolicies: those that select a pod isolate it together, and what any rule of any of
/// them admits is allowed.
final class PolicyTier {
  private final Map<String, List<NetworkPolicy>> byNamespace = new HashMap<>();
  private final RuleMatcher matcher;

  PolicyTier(List<NetworkPolicy> policies, RuleMatcher matcher) {
    this.matcher = matcher;
    policies.forEach(
        p -> byNamespace.computeIfAbsent(p.namespace(), k -> new ArrayList<>()).add(p));
  }

  /// The policies that isolate the pod for a direction.
  List<NetworkPolicy> isolating(Direction direction, Pod pod) {
    return byNamespace.getOrDefault(pod.namespace(), List.of()).stream()
        .filter(p -> p.types().contains(direction))
        .filter(p -> p.podSelector().matches(pod.labels()))
        .toList();
  }

  /// Every way in which the policies may treat the connection: goes on where none isolates the pod.
  List<Fate> fates(Question question) {
    List<NetworkPolicy> isolating = isolating(question.direction(), question.subject());
    if (isolating.isEmpty()) {
      return List.of(Fate.GOES_ON);
    }
    List<Fate> fates = new ArrayList<>();
    for (NetworkPolicy policy : isolating) {
      List<Rule> rules = policy.rules(question.direction());
      for (int i = 0; i < rules.size(); i++) {
        Match match = matcher.match(policy, rules.get(i), question);
        if (match.yes()) {
          return List.of(fate(Outcome.ALLOW, true, question, policy, i, "the rule admits it"));
        }
        if (!match.no()) {
          fates.add(fate(Outcome.ALLOW, false, question, policy, i, match.why()));
        }
      }
    }
    String text = "isolates the pod, no rule admits it";
    isolating.forEach(p -> fates.add(fate(Outcome.DENY, true, question, p, -1, text)));
    return fates;
  }

  private static Fate fate(
      Outcome outcome,
      boolean sure,
      Question question,
      NetworkPolicy policy,
      int rule,
      String text) {
    return new Fate(outcome, sure, new Reason(question.direction(), policy.ref(), rule, text));
  }
}
