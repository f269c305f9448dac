package dev.portolan.policy.lint;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One party for each sort of parties that no NetworkPolicy tells apart.
final class Sample {
  /// Rules times pods times peers that are compared for one policy at most.
  private static final long BUDGET = 50_000_000;

  /// Peers times parties that are matched for all policies at most.
  private static final long MOST_MATCHES = 100_000_000;

  /// Pods times ranges that are compared to tell pods apart by their addresses.
  private static final long MOST_ADDRESSES = 20_000_000;

  private final Subjects subjects;
  private final List<IpBlock> blocks;
  private final List<Party> parties = new ArrayList<>();
  private final Map<String, Map<Rule, BitSet>> matching = new HashMap<>();
  private final boolean affordable;

  Sample(Subjects subjects, List<AddressRange> outside) {
    this.subjects = subjects;
    this.blocks =
        subjects.snapshot().networkPolicies().stream()
            .flatMap(p -> Stream.concat(p.ingress().stream(), p.egress().stream()))
            .flatMap(r -> r.peers().stream())
            .filter(IpBlock.class::isInstance)
            .map(IpBlock.class::cast)
            .distinct()
            .toList();
    boolean tellable = (long) blocks.size() * subjects.pods().size() < MOST_ADDRESSES;
    if (tellable) {
      Map<Object, Party> sorts = new LinkedHashMap<>();
      subjects.pods().forEach(p -> parties(p).forEach(a -> sorts.putIfAbsent(sort(p, a), a)));
      parties.addAll(sorts.values());
      outside.forEach(r -> parties.add(Party.outside(r.first())));
    }
    long peers =
        subjects.snapshot().networkPolicies().stream()
            .flatMap(p -> Stream.concat(p.ingress().stream(), p.egress().stream()))
            .mapToLong(r -> r.peers().size())
            .sum();
    this.affordable = tellable && peers * parties.size() < MOST_MATCHES;
  }

  Party party(int number) {
    return parties.get(number);
  }

  /// The numbers of the parties that a rule's peers match.
  BitSet matching(NetworkPolicy policy, Rule rule) {
    return matching
        .computeIfAbsent(policy.namespace(), k -> new IdentityHashMap<>())
        .computeIfAbsent(rule, k -> match(policy, rule));
  }

  private BitSet match(NetworkPolicy policy, Rule rule) {
    BitSet numbers = new BitSet(parties.size());
    for (int i = 0; i < parties.size(); i++) {
      Party party = parties.get(i);
      if (rule.peers().isEmpty()
          || rule.peers().stream().anyMatch(p -> subjects.rules().matches(policy, p, party))) {
        numbers.set(i);
      }
    }
    return numbers;
  }

  /// One pod for each sort: same labels, same named ports.
  List<Pod> distinct(List<Pod> pods) {
    Map<Object, Pod> sorts = new LinkedHashMap<>();
    pods.forEach(p -> sorts.putIfAbsent(List.of(p.labels(), names(p)), p));
    return List.copyOf(sorts.values());
  }

  /// False where comparing a policy with all others would take too long.
  boolean affords(NetworkPolicy policy, int selected) {
    long rules = 1L + policy.ingress().size() + policy.egress().size();
    return affordable && selected * rules * parties.size() < BUDGET;
  }

  private static List<Party> parties(Pod pod) {
    Collection<String> ips = pod.ips();
    return ips.size() < 2
        ? List.of(Party.of(pod))
        : ips.stream().<Party>map(ip -> new Party.PodParty(pod, ip)).toList();
  }

  private Object sort(Pod pod, Party party) {
    List<Integer> in = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (subjects.rules().matches(blocks.get(i), party)) {
        in.add(i);
      }
    }
    return List.of(pod.namespace(), pod.labels(), pod.hostNetwork(), names(pod), in);
  }

  private static Map<String, List<ContainerPort>> names(Pod pod) {
    Map<String, List<ContainerPort>> names = new HashMap<>();
    pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> !p.name().isEmpty())
        .forEach(p -> names.computeIfAbsent(p.name(), k -> new ArrayList<>()).add(p));
    return names;
  }
}
