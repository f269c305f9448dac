package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import dev.portolan.policy.Choices;
import dev.portolan.policy.sets.Term.Match;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says which terms and policies match which members.
final class Matcher {
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private final Coverage coverage;
  private final boolean nodesKnown;
  private final boolean nodesHidden;
  private final boolean blocksMatchInside;

  Matcher(ClusterSnapshot snapshot, Choices choices) {
    for (Namespace namespace : snapshot.namespaces()) {
      namespaces.put(namespace.name(), namespace.labels());
    }
    this.coverage = snapshot.coverage(Kind.NAMESPACE);
    this.nodesHidden = snapshot.coverage(Kind.NODE).hidden();
    this.nodesKnown = snapshot.coverage(Kind.NODE).complete();
    this.blocksMatchInside = choices.ipBlocksMatchPods();
  }

  /// @param number the term's number in the member's signature
  Match match(Term term, int number, Member member) {
    return switch (term) {
      case Term.Pods p -> pods(p, member);
      case Term.Addresses a ->
          member.signature().in(number) ? addresses(a.choosy(), member.sort()) : Match.NO;
      case Term.Nodes n -> node(n.nodes(), member);
      case Term.Unknown u -> {
        boolean outside = member.sort() == Member.Sort.OUTSIDE || member.sort() == Member.Sort.NODE;
        yield outside || u.scope() == Term.Scope.EVERYBODY ? Match.MAYBE : Match.NO;
      }
    };
  }

  /// Whether a range matches who lies in it.
  private Match addresses(boolean choosy, Member.Sort sort) {
    if (!choosy || blocksMatchInside) {
      return Match.YES;
    }
    if (sort != Member.Sort.OUTSIDE) {
      return Match.NO;
    }
    return nodesHidden ? Match.MAYBE : Match.YES;
  }

  private Match pods(Term.Pods term, Member member) {
    boolean meant = member.sort().selectable() && (term.hosts() || !member.sort().nodeLike());
    if (!meant || !mayBeIn(term, member.namespace())) {
      return Match.NO;
    }
    return term.pods().matches(member.labels()) ? in(term, member.namespace()) : Match.NO;
  }

  /// A quick no.
  private static boolean mayBeIn(Term.Pods term, String namespace) {
    return term.namespace() == null || term.namespace().equals(namespace);
  }

  /// Whether a pods' term speaks of a namespace at all.
  Match in(Term.Pods term, String namespace) {
    if (term.namespace() != null) {
      return term.namespace().equals(namespace) ? Match.YES : Match.NO;
    }
    return namespace(term.namespaces(), namespace);
  }

  private Match namespace(LabelSelector selector, String namespace) {
    if (!known(namespace) && !selector.isEmpty()) {
      return Match.MAYBE;
    }
    return selector.matches(labels(namespace)) ? Match.YES : Match.NO;
  }

  /// False where the namespace's labels may not be read.
  private boolean known(String namespace) {
    return !coverage.in(namespace).hidden();
  }

  private Map<String, String> labels(String namespace) {
    return namespaces.getOrDefault(namespace, Map.of());
  }

  private Match node(LabelSelector selector, Member member) {
    if (!member.sort().nodeLike()) {
      return Match.NO;
    }
    if (!nodesKnown) {
      return Match.MAYBE;
    }
    @Nullable Map<String, String> labels = member.node();
    return labels != null && selector.matches(labels) ? Match.YES : Match.NO;
  }

  /// Whether a policy has a say about a member in a direction.
  Match selects(KubeObject policy, Member member, Direction direction) {
    return switch (policy) {
      case NetworkPolicy p -> {
        boolean selected =
            p.types().contains(direction)
                && p.namespace().equals(member.namespace())
                && p.podSelector().matches(member.labels());
        yield selected ? Match.YES : Match.NO;
      }
      case AdminPolicy p -> admin(p, member, direction);
      case PluginPolicy p -> p.types().contains(direction) ? plugin(p, member) : Match.NO;
      default -> Match.NO;
    };
  }

  private Match admin(AdminPolicy policy, Member member, Direction direction) {
    LabelSelector pods = policy.subject().pods();
    boolean no =
        member.sort() != Member.Sort.POD
            || policy.rules(direction).isEmpty()
            || (pods != null && !pods.matches(member.labels()));
    return no ? Match.NO : namespace(policy.subject().namespaces(), member.namespace());
  }

  private Match plugin(PluginPolicy policy, Member member) {
    boolean wide = policy.namespace().isEmpty() && !policy.namespaces().keys().isEmpty();
    boolean selects =
        (wide && !known(member.namespace()))
            ? policy.pods().matches(member.labels())
            : policy.selects(member.namespace(), member.labels(), labels(member.namespace()));
    return selects ? Match.YES : Match.NO;
  }
}
