package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.testkit.RandomCluster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds a book that follows changes to one that is written anew, on clusters made by chance in
/// which everything comes, changes and goes.
final class BookkeeperTest {
  @Test
  void aBookThatIsKeptIsTheOneWrittenAnew() {
    int selected = 0;
    for (long seed = 1; seed <= 40; seed++) {
      selected += follow(seed);
    }
    assertThat(selected).as("policies that select pods").isGreaterThan(500);
  }

  private static int follow(long seed) {
    RandomCluster cluster = new RandomCluster(seed);
    RandomCluster other = new RandomCluster(seed + 1_000_000);
    Random random = new Random(seed);
    ClusterSnapshot now = cluster.snapshot();
    Reachability following = Reachability.of(now, cluster.choices());
    Detection plugin = NetworkPlugin.detect(now);
    Bookkeeper keeper = new Bookkeeper();
    keeper.take(following);
    List<KubeObject> coming = new ArrayList<>();
    other.snapshot().objects().values().forEach(all -> coming.addAll(all.values()));
    Collections.shuffle(coming, random);
    int selected = 0;
    for (KubeObject object : coming) {
      ClusterSnapshot before = now;
      now = changed(now, object, random.nextInt(4) == 0);
      following = following.next(now);
      plugin = NetworkPlugin.detect(now, before, plugin);
      assertThat(plugin).as("seed %d, %s", seed, object.ref()).isEqualTo(NetworkPlugin.detect(now));
      keeper.take(following);
      PolicyBook anew = PolicyBook.of(Reachability.of(now, cluster.choices()));
      if (keeper.lintDue() && random.nextBoolean()) {
        keeper.lint();
      }
      if (keeper.lintDue()) {
        assertThat(counts(keeper.book())).as("seed %d, %s", seed, object).isEqualTo(counts(anew));
      } else {
        assertThat(keeper.book()).as("seed %d, %s", seed, object).isEqualTo(anew);
      }
      selected += (int) anew.entries().stream().filter(e -> e.pods() > 0).count();
    }
    return selected;
  }

  private static List<String> counts(PolicyBook book) {
    return book.entries().stream()
        .map(e -> e.ref() + " " + e.pods() + " " + new TreeSet<>(e.directions()))
        .toList();
  }

  private static ClusterSnapshot changed(ClusterSnapshot from, KubeObject object, boolean less) {
    Kind kind = object.ref().kind();
    List<ObjectRef> gone = less ? from.shelf(kind).keySet().stream().limit(1).toList() : List.of();
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    objects.putAll(from.objects());
    objects.put(kind, from.shelf(kind).with(less ? List.of() : List.of(object), gone));
    return new ClusterSnapshot(
        from.origin(), from.generation() + 1, from.time(), from.coverage(), objects);
  }
}
