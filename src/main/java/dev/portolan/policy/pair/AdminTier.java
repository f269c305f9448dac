package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.AdminPolicy.Rule;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Pod;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.pair.Fate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The admin policies of one tier, tried by priority: the first rule that matches wins. What
/// policies of equal priority do is undefined where they disagree.
final class AdminTier {
  private final Map<Integer, List<AdminPolicy>> byPriority = new TreeMap<>();
  private final AdminMatcher matcher;

  AdminTier(AdminPolicy.Tier tier, List<AdminPolicy> policies, AdminMatcher matcher) {
    this.matcher = matcher;
    for (AdminPolicy policy : policies) {
      if (policy.tier() == tier) {
        byPriority.computeIfAbsent(policy.priority(), k -> new ArrayList<>()).add(policy);
      }
    }
  }

  /// The policies that select the pod, or may, and have rules for the direction, in the order in
  /// which they are tried.
  List<AdminPolicy> selecting(Direction direction, Pod pod) {
    return byPriority.values().stream()
        .flatMap(List::stream)
        .filter(p -> !p.rules(direction).isEmpty() && !matcher.selects(p, pod).no())
        .toList();
  }

  /// Every way in which the tier may treat the connection.
  List<Fate> fates(Question question) {
    List<Fate> fates = new ArrayList<>();
    for (List<AdminPolicy> equals : byPriority.values()) {
      List<Fate> tried =
          equals.size() == 1 ? fates(equals.getFirst(), question) : tie(equals, question);
      tried.stream().filter(f -> f.outcome() != Outcome.NEXT).forEach(fates::add);
      if (tried.stream().noneMatch(f -> f.outcome() == Outcome.NEXT)) {
        return fates;
      }
    }
    fates.add(Fate.GOES_ON);
    return fates;
  }

  /// Every way in which one policy may treat the connection: its first rule that surely matches
  /// ends the list, rules before it that cannot be judged stay possible.
  private List<Fate> fates(AdminPolicy policy, Question question) {
    Match selects = matcher.selects(policy, question.subject());
    if (selects.no()) {
      return List.of(Fate.GOES_ON);
    }
    List<Fate> fates = new ArrayList<>();
    List<Rule> rules = policy.rules(question.direction());
    for (int i = 0; i < rules.size(); i++) {
      Match match = selects.and(matcher.match(rules.get(i), question));
      if (!match.no()) {
        fates.add(fate(policy, i, match, question));
      }
      if (match.yes()) {
        return fates;
      }
    }
    fates.add(Fate.GOES_ON);
    return fates;
  }

  private static Fate fate(AdminPolicy policy, int index, Match match, Question question) {
    Action action = policy.rules(question.direction()).get(index).action();
    String text = match.yes() ? describe(policy, action) : match.why();
    Reason reason = new Reason(question.direction(), policy.ref(), index, text);
    Outcome outcome =
        switch (action) {
          case ALLOW -> Outcome.ALLOW;
          case DENY -> Outcome.DENY;
          case PASS -> Outcome.PASS;
        };
    return new Fate(outcome, match.yes(), reason);
  }

  /// Any of them may be first: what one of them may do is possible, and going on where all may.
  private List<Fate> tie(List<AdminPolicy> equals, Question question) {
    List<Fate> fates = new ArrayList<>();
    boolean goesOn = true;
    List<String> speaking = new ArrayList<>();
    for (AdminPolicy policy : equals) {
      List<Fate> own = fates(policy, question);
      goesOn &= own.contains(Fate.GOES_ON);
      own.stream().filter(f -> f.outcome() != Outcome.NEXT).forEach(fates::add);
      if (!own.equals(List.of(Fate.GOES_ON))) {
        speaking.add(policy.name());
      }
    }
    Set<Outcome> outcomes = fates.stream().map(Fate::outcome).collect(Collectors.toSet());
    if (speaking.size() > 1 && outcomes.size() > 1) {
      String text =
          String.join(" and ", speaking)
              + " have the same priority "
              + equals.getFirst().priority()
              + " and disagree; which is tried first is undefined";
      fates.replaceAll(f -> f.sure() ? unsure(f, text) : f);
    }
    if (goesOn) {
      fates.add(Fate.GOES_ON);
    }
    return fates;
  }

  private static Fate unsure(Fate fate, String text) {
    Reason was = fate.reason();
    Reason reason =
        was == null
            ? Reason.general(text)
            : new Reason(was.direction(), was.policy(), was.rule(), text);
    return new Fate(fate.outcome(), false, reason);
  }

  /// Such as `allows it, at priority 10 of the admin tier`.
  static String describe(AdminPolicy policy, Action action) {
    String does =
        switch (action) {
          case ALLOW -> "allows it";
          case DENY -> "denies it";
          case PASS -> "leaves it to the NetworkPolicies";
        };
    return does
        + ", at priority "
        + policy.priority()
        + " of the "
        + policy.tier().name().toLowerCase(Locale.ROOT)
        + " tier";
  }
}
