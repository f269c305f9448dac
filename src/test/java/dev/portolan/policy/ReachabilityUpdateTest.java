package dev.portolan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.testkit.RandomCluster;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Holds an engine that follows changes to one that starts anew, on clusters made by chance whose
/// pods and policies come, change and go.
final class ReachabilityUpdateTest {
  private static final List<String> ADDRESSES =
      List.of("10.0.0.1", "10.1.1.1", "10.1.2.77", "203.0.113.9", "198.51.100.1", "fd00::1");

  @Test
  void followsChanges() {
    int changes = 0;
    for (long seed = 1; seed <= 60; seed++) {
      changes += follow(seed);
    }
    assertThat(changes).isGreaterThan(700);
  }

  @Test
  void countsPairsAsOneByOne() {
    for (long seed = 1; seed <= 40; seed++) {
      RandomCluster cluster = new RandomCluster(seed);
      Reachability reachability = Reachability.of(cluster.snapshot(), cluster.choices());
      assertThat(reachability.tally()).as("seed %d", seed).isEqualTo(oneByOne(reachability));
    }
  }

  @Test
  void spreadsOverGroupsAsOneByOne() {
    for (long seed = 1; seed <= 40; seed++) {
      RandomCluster cluster = new RandomCluster(seed);
      Reachability reachability = Reachability.of(cluster.snapshot(), cluster.choices());
      List<Party> all = parties(cluster.snapshot());
      List<Party> some = all.subList(0, all.size() / 2);
      List<Party> others = all.subList(all.size() / 3, all.size());
      Spread expected = Spread.NOTHING;
      for (Party source : some) {
        for (Party target : others) {
          boolean counts = reachability.applies(source) && reachability.applies(target);
          if (counts && !same(source, target)) {
            expected = expected.and(Spread.of(reachability.reach(source, target)));
          }
        }
      }
      assertThat(reachability.spread(some, others)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static int follow(long seed) {
    RandomCluster cluster = new RandomCluster(seed);
    RandomCluster other = new RandomCluster(seed + 1_000_000);
    Random random = new Random(seed);
    ClusterSnapshot now = cluster.snapshot();
    Reachability following = Reachability.of(now, cluster.choices());
    List<KubeObject> coming = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind == Kind.POD || kind.isPolicy()) {
        coming.addAll(other.snapshot().objects().getOrDefault(kind, Map.of()).values());
      }
    }
    int changes = 0;
    for (KubeObject object : coming) {
      now = random.nextInt(4) == 0 ? without(now, object.ref()) : with(now, object);
      following = following.next(now);
      Reachability anew = Reachability.of(now, cluster.choices());
      changes++;
      agree(seed, changes, following, anew);
    }
    return changes;
  }

  private static void agree(long seed, int change, Reachability following, Reachability anew) {
    List<Party> parties = parties(anew.snapshot());
    for (Party source : parties) {
      for (Party target : parties) {
        assertThat(following.reach(source, target))
            .as("seed %d, change %d, %s to %s", seed, change, source, target)
            .isEqualTo(anew.reach(source, target));
      }
    }
    assertThat(following.tally()).as("seed %d, change %d", seed, change).isEqualTo(anew.tally());
  }

  private static List<Party> parties(ClusterSnapshot snapshot) {
    List<Party> parties = new ArrayList<>();
    for (Pod pod : snapshot.pods()) {
      parties.add(Party.of(pod));
      pod.ips().stream().skip(1).forEach(ip -> parties.add(new Party.PodParty(pod, ip)));
    }
    ADDRESSES.forEach(a -> parties.add(Party.outside(a)));
    return parties;
  }

  private static Tally oneByOne(Reachability reachability) {
    long[] counts = new long[4];
    List<Party> pods = parties(reachability.snapshot());
    pods.removeIf(p -> !(p instanceof Party.PodParty) || !reachability.applies(p));
    for (Party source : pods) {
      for (Party target : pods) {
        if (!same(source, target)) {
          Reach reach = reachability.reach(source, target);
          boolean none = reach.allowed().isEmpty();
          int kind = reach.undecided().isEmpty() ? 3 : 2;
          counts[reach.allowed().isAll() ? 0 : none ? kind : 1]++;
        }
      }
    }
    return new Tally(counts[0], counts[1], counts[2], counts[3]);
  }

  private static boolean same(Party a, Party b) {
    return a.equals(b)
        || (a instanceof Party.PodParty p
            && b instanceof Party.PodParty q
            && p.pod().ref().equals(q.pod().ref()));
  }

  private static ClusterSnapshot with(ClusterSnapshot snapshot, KubeObject object) {
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    objects.putAll(snapshot.objects());
    Kind kind = object.ref().kind();
    Map<ObjectRef, KubeObject> ofKind = new TreeMap<>(objects.getOrDefault(kind, Map.of()));
    ofKind.put(object.ref(), object);
    objects.put(kind, ofKind);
    return changed(snapshot, objects);
  }

  private static ClusterSnapshot without(ClusterSnapshot snapshot, ObjectRef ref) {
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    objects.putAll(snapshot.objects());
    Map<ObjectRef, KubeObject> ofKind = new TreeMap<>(objects.getOrDefault(ref.kind(), Map.of()));
    if (!ofKind.isEmpty()) {
      ofKind.remove(ofKind.keySet().iterator().next());
    }
    objects.put(ref.kind(), ofKind);
    return changed(snapshot, objects);
  }

  private static ClusterSnapshot changed(
      ClusterSnapshot from, Map<Kind, Map<ObjectRef, KubeObject>> objects) {
    return new ClusterSnapshot(
        from.origin(), from.generation() + 1, from.time(), from.coverage(), objects);
  }
}
