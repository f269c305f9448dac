package dev.portolan.policy;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.sets.SetEngine;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Walks all pairs of two groups, class by class where nobody asks who exactly they are.
final class GroupWalk {
  private final SetEngine engine;
  private final Map<Reach, Long> found = new LinkedHashMap<>();

  private GroupWalk(SetEngine engine) {
    this.engine = engine;
  }

  static Spread spread(SetEngine engine, Collection<Party> sources, Collection<Party> targets) {
    GroupWalk walk = new GroupWalk(engine);
    walk.walk(new Sorted(engine, sources), new Sorted(engine, targets));
    Spread spread = Spread.NOTHING;
    for (Map.Entry<Reach, Long> e : walk.found.entrySet()) {
      Reach r = e.getKey();
      spread = spread.and(new Spread(r.allowed(), r.allowed(), r.undecided(), e.getValue()));
    }
    return spread;
  }

  /// A group: ordinary pods counted by class, and those that share a node's address one by one.
  private static final class Sorted {
    private final Map<Integer, Set<Party>> ordinary = new HashMap<>();
    private final Set<Party> nodeLike = new LinkedHashSet<>();

    Sorted(SetEngine engine, Collection<Party> parties) {
      for (Party party : parties) {
        int number = engine.classOf(party);
        boolean node =
            party instanceof Outside || (party instanceof PodParty p && p.pod().hostNetwork());
        if (number >= 0 && node) {
          nodeLike.add(party);
        } else if (number >= 0) {
          ordinary.computeIfAbsent(number, k -> new LinkedHashSet<>()).add(party);
        }
      }
    }
  }

  private void walk(Sorted sources, Sorted targets) {
    sources.ordinary.forEach(
        (from, senders) ->
            targets.ordinary.forEach(
                (to, receivers) -> count(from, to, pairs(senders, receivers))));
    sources.nodeLike.forEach(
        source -> {
          targets.ordinary.values().forEach(all -> all.forEach(t -> one(source, t)));
          targets.nodeLike.forEach(target -> one(source, target));
        });
    targets.nodeLike.forEach(
        target -> sources.ordinary.values().forEach(all -> all.forEach(s -> one(s, target))));
  }

  /// The pairs of two classes without those of a pod with itself.
  private static long pairs(Set<Party> senders, Set<Party> receivers) {
    Map<ObjectRef, Integer> pods = new HashMap<>();
    receivers.forEach(r -> ref(r).ifPresent(p -> pods.merge(p, 1, Integer::sum)));
    long same = 0;
    for (Party sender : senders) {
      same += ref(sender).map(pods::get).orElse(0);
    }
    return (long) senders.size() * receivers.size() - same;
  }

  private static Optional<ObjectRef> ref(Party party) {
    return party instanceof PodParty p ? Optional.of(p.pod().ref()) : Optional.empty();
  }

  private void one(Party source, Party target) {
    boolean same = ref(source).isPresent() && ref(source).equals(ref(target));
    if (!same && !source.equals(target)) {
      found.merge(engine.reach(source, target), 1L, Long::sum);
    }
  }

  private void count(int from, int to, long pairs) {
    if (pairs > 0) {
      found.merge(engine.reach(from, to), pairs, Long::sum);
    }
  }
}
