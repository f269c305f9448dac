package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The pods that objects stand for, and what the policies say between groups of them.
final class Pods {
  private Pods() {}

  /// The pods of a workload or a namespace, or those that a service leads to; none for what stands
  /// for no pods.
  static List<Pod> of(SnapshotIndex index, ObjectRef ref) {
    return switch (ref.kind()) {
      case POD -> index.snapshot().pod(ref).map(List::of).orElse(List.of());
      case SERVICE -> index.snapshot().service(ref).map(s -> behind(index, s)).orElse(List.of());
      case NAMESPACE -> index.podsIn(ref.name());
      default -> index.podsOf(ref);
    };
  }

  private static List<Pod> behind(SnapshotIndex index, Service service) {
    if (!service.selector().isEmpty()) {
      return index.podsSelectedBy(service);
    }
    return index.endpoints(service.ref()).stream()
        .flatMap(e -> e.addresses().stream())
        .map(index::podByIp)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// A group's pods by the addresses of each family.
  record Sides(List<Party> four, List<Party> six) {
    static Sides of(List<Pod> pods) {
      return new Sides(parties(pods, false), parties(pods, true));
    }
  }

  static Spread spread(Reachability reachability, List<Pod> sources, List<Pod> targets) {
    return spread(reachability, Sides.of(sources), Sides.of(targets));
  }

  /// Every pair of two groups. Addresses of different families never meet: a pod of two families
  /// counts once in each.
  static Spread spread(Reachability reachability, Sides sources, Sides targets) {
    Spread first = reachability.spread(sources.four(), targets.four());
    return sources.six().isEmpty() || targets.six().isEmpty()
        ? first
        : first.and(reachability.spread(sources.six(), targets.six()));
  }

  /// By IPv6 addresses, or by the others; a pod without an address has one of the others.
  static List<Party> parties(List<Pod> pods, boolean v6) {
    Predicate<String> family = ip -> ip.contains(":") == v6;
    List<Party> parties = new ArrayList<>(pods.size());
    for (Pod pod : pods) {
      if (pod.ips().isEmpty() && !v6) {
        parties.add(Party.of(pod));
      }
      for (String ip : pod.ips()) {
        if (family.test(ip)) {
          parties.add(new Party.PodParty(pod, ip));
        }
      }
    }
    return parties;
  }
}
