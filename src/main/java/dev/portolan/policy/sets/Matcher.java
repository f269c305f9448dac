package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Namespace;
import dev.portolan.policy.Choices;
import dev.portolan.policy.sets.Term.Match;
import java.util.HashMap;
import java.util.Map;

/// Says which terms match which members.
final class Matcher {
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private final boolean namespacesKnown;
  private final boolean blocksMatchPods;

  Matcher(ClusterSnapshot snapshot, Choices choices) {
    for (Namespace namespace : snapshot.namespaces()) {
      namespaces.put(namespace.name(), namespace.labels());
    }
    Coverage coverage = snapshot.coverage().get(Kind.NAMESPACE);
    this.namespacesKnown =
        !(coverage instanceof Coverage.Forbidden) && !(coverage instanceof Coverage.Failed);
    this.blocksMatchPods = choices.ipBlocksMatchPods();
  }

  Map<String, String> namespaceLabels(String namespace) {
    return namespaces.getOrDefault(namespace, Map.of());
  }

  /// @param number the term's number in the member's signature
  Match match(Term term, int number, Member member) {
    return switch (term) {
      case Term.Pods p ->
          member.sort().selectable() && p.pods().matches(member.labels())
              ? in(p, member.namespace())
              : Match.NO;
      case Term.Addresses a ->
          member.signature().in(number) && holds(a.holds(), member.sort()) ? Match.YES : Match.NO;
      case Term.Unknown u -> may(u.scope(), member.sort()) ? Match.MAYBE : Match.NO;
    };
  }

  /// Whether a pods' term speaks of a namespace at all.
  Match in(Term.Pods term, String namespace) {
    if (term.namespace() != null) {
      return term.namespace().equals(namespace) ? Match.YES : Match.NO;
    }
    LabelSelector selector = term.namespaces();
    if (!namespacesKnown && !selector.isEmpty()) {
      return Match.MAYBE;
    }
    return selector.matches(namespaceLabels(namespace)) ? Match.YES : Match.NO;
  }

  private boolean holds(Term.Holds holds, Member.Sort sort) {
    return sort.nodeLike()
        || switch (holds) {
          case PODS -> true;
          case PODS_BY_CHOICE -> blocksMatchPods;
          case NODES -> false;
        };
  }

  private static boolean may(Term.Scope scope, Member.Sort sort) {
    return switch (scope) {
      case OUTSIDE -> sort == Member.Sort.OUTSIDE;
      case NODES_AND_OUTSIDE -> sort.nodeLike();
      case EVERYBODY -> true;
    };
  }
}
