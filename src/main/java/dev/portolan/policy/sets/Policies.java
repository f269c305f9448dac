package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Tier;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.sets.Say.Voice;
import dev.portolan.policy.sets.Term.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All policies of a snapshot, compiled: NetworkPolicies by namespace, the others in the order in
/// which they are tried.
record Policies(
    Map<ObjectRef, Policy> all,
    Map<String, List<Policy>> network,
    List<Policy> admin,
    List<Policy> baseline,
    List<Policy> plugin,
    Unseen unseen) {
  static final Policies NONE =
      new Policies(Map.of(), Map.of(), List.of(), List.of(), List.of(), Unseen.NOTHING);

  /// Compiles what has changed since an earlier snapshot, and takes over the rest.
  static Policies of(ClusterSnapshot snapshot, Policies before, Compiler compiler) {
    Map<ObjectRef, Policy> all = new HashMap<>();
    Map<String, List<Policy>> network = new HashMap<>();
    List<Policy> admin = new ArrayList<>();
    List<Policy> baseline = new ArrayList<>();
    List<Policy> plugin = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (!kind.isPolicy()) {
        continue;
      }
      for (KubeObject source : snapshot.objects().getOrDefault(kind, Map.of()).values()) {
        Policy known = before.all.get(source.ref());
        Policy policy =
            known != null && known.source().equals(source) ? known : compiler.compile(source);
        all.put(source.ref(), policy);
        if (kind == Kind.NETWORK_POLICY) {
          network.computeIfAbsent(source.namespace(), k -> new ArrayList<>()).add(policy);
        } else if (source instanceof AdminPolicy a) {
          (a.tier() == Tier.ADMIN ? admin : baseline).add(policy);
        } else {
          plugin.add(policy);
        }
      }
    }
    Comparator<Policy> order = Comparator.comparingInt(Policies::priority);
    admin.sort(order);
    baseline.sort(order);
    return new Policies(all, network, admin, baseline, plugin, Unseen.of(snapshot));
  }

  private static int priority(Policy policy) {
    return policy.source() instanceof AdminPolicy a ? a.priority() : 0;
  }

  /// Policies that are here and not, or not the same, in another.
  List<Policy> without(Policies other) {
    return all.values().stream().filter(p -> other.all.get(p.source().ref()) != p).toList();
  }

  /// Everything that has a say about a member in a direction.
  Say say(Member member, Matcher matcher, Direction direction) {
    if (!member.sort().selectable()) {
      return new Say(direction, List.of(), List.of(), List.of(), Map.of(), false);
    }
    List<Policy> own =
        network.getOrDefault(member.namespace(), List.of()).stream()
            .filter(p -> matcher.selects(p.source(), member, direction) == Match.YES)
            .toList();
    List<List<Voice>> first = groups(admin, member, matcher, direction);
    List<List<Voice>> last =
        own.isEmpty() ? groups(baseline, member, matcher, direction) : List.of();
    boolean dark =
        unseen.in(member.namespace())
            || plugin.stream()
                .anyMatch(p -> matcher.selects(p.source(), member, direction) != Match.NO);
    boolean names =
        direction == Direction.INGRESS
            && (own.stream().anyMatch(p -> p.usesNames(direction))
                || uses(first, direction)
                || uses(last, direction));
    return new Say(direction, first, own, last, names ? member.names() : Map.of(), dark);
  }

  private static boolean uses(List<List<Voice>> groups, Direction direction) {
    return groups.stream().anyMatch(g -> g.stream().anyMatch(v -> v.policy().usesNames(direction)));
  }

  private static List<List<Voice>> groups(
      List<Policy> ordered, Member member, Matcher matcher, Direction direction) {
    if (ordered.isEmpty()) {
      return List.of();
    }
    List<List<Voice>> groups = new ArrayList<>();
    int last = 0;
    for (Policy policy : ordered) {
      Match match = matcher.selects(policy.source(), member, direction);
      if (match != Match.NO) {
        if (groups.isEmpty() || priority(policy) != last) {
          groups.add(new ArrayList<>());
        }
        groups.getLast().add(new Voice(policy, match == Match.YES));
        last = priority(policy);
      }
    }
    return groups;
  }
}
