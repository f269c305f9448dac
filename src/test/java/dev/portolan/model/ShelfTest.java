package dev.portolan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShelfTest {
  private static final int NAMES = 900;
  private static final int NAMESPACES = 7;

  /// Batches of every size, from none to most of the shelf, against a sorted map.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isASortedMapAfterAnyChanges(long seed) {
    Random random = new Random(seed);
    TreeMap<ObjectRef, KubeObject> model = new TreeMap<>();
    Shelf shelf = Shelf.EMPTY;
    for (int round = 0; round < 60; round++) {
      Shelf before = shelf;
      TreeMap<ObjectRef, KubeObject> modelBefore = new TreeMap<>(model);
      List<KubeObject> put = new ArrayList<>();
      Set<ObjectRef> gone = new LinkedHashSet<>();
      int most = round % 10 == 0 ? NAMES * 2 : 1 + random.nextInt(12);
      for (int i = random.nextInt(most); i > 0; i--) {
        gone.add(ref(random));
      }
      for (int i = random.nextInt(most); i > 0; i--) {
        put.add(object(ref(random), random.nextInt(3)));
      }
      gone.forEach(model::remove);
      put.forEach(o -> model.put(o.ref(), o));
      shelf = shelf.with(put, gone);

      agree(shelf, model);
      agree(before, modelBefore);
      differencesAreExact(before, shelf);
      // of a shelf that shares nothing with it, the same is told
      differencesAreExact(Shelf.of(modelBefore.values()), shelf);
    }
  }

  @Test
  void changesCopyOnlyTheRowsTheyFallInto() {
    Shelf before =
        Shelf.of(IntStream.range(0, 10_000).mapToObj(i -> object(pod("a", i), 0)).toList());
    Shelf after = before.with(List.of(object(pod("a", 5_000), 1)), List.of(pod("a", 9_000)));

    Set<KubeObject[]> own = new LinkedHashSet<>(List.of(after.rows()));
    own.removeAll(List.of(before.rows()));
    assertThat(own).hasSize(2);
    assertThat(after.rows().length).isBetween(10_000 / 128, 10_000 / 32);
  }

  @Test
  void staysTheSameShelfWhenNothingChanges() {
    Shelf shelf = Shelf.of(List.of(object(pod("a", 1), 0), object(pod("b", 2), 0)));

    assertThat(shelf.with(List.of(object(pod("a", 1), 0)), List.of(pod("c", 3)))).isSameAs(shelf);
  }

  @Test
  void shrinksAndGrowsWithoutLeavingCrumbs() {
    Shelf shelf =
        Shelf.of(IntStream.range(0, 5_000).mapToObj(i -> object(pod("a", i), 0)).toList());
    for (int i = 0; i < 4_900; i++) {
      shelf = shelf.with(List.of(), List.of(pod("a", (i * 7919) % 5_000)));
    }

    assertThat(shelf).hasSize(100);
    assertThat(shelf.rows().length).isLessThan(10);
  }

  @Test
  void snapshotsTellWhatDiffers() {
    ClusterSnapshot empty =
        ClusterSnapshot.empty(new ClusterSnapshot.Origin("c", "default", "", false), Instant.EPOCH);
    ClusterSnapshot one = snapshot(empty, Shelf.of(List.of(object(pod("a", 1), 0))));
    ClusterSnapshot two =
        snapshot(
            empty,
            one.shelf(Kind.POD)
                .with(List.of(object(pod("a", 1), 1), object(pod("a", 2), 0)), List.of()));

    assertThat(one.changesSince(empty).of(Kind.POD).added()).hasSize(1);
    assertThat(two.changesSince(one).of(Kind.POD).added()).hasSize(1);
    assertThat(two.changesSince(one).of(Kind.POD).changed()).hasSize(1);
    assertThat(one.changesSince(two).of(Kind.POD).removed()).hasSize(1);
    assertThat(one.changesSince(two).size()).isEqualTo(2);
    assertThat(two.changesSince(two).none()).isTrue();
  }

  private static ClusterSnapshot snapshot(ClusterSnapshot like, Shelf pods) {
    return new ClusterSnapshot(
        like.origin(), 1, like.time(), like.coverage(), Map.of(Kind.POD, pods));
  }

  private static void agree(Shelf shelf, SortedMap<ObjectRef, KubeObject> model) {
    assertThat(shelf.size()).isEqualTo(model.size());
    assertThat(List.copyOf(shelf.values())).isEqualTo(List.copyOf(model.values()));
    assertThat(List.copyOf(shelf.keySet())).isEqualTo(List.copyOf(model.keySet()));
    assertThat(shelf.equals(model)).isTrue();
    assertThat(shelf.hashCode()).isEqualTo(model.hashCode());
    assertThat(shelf).isEqualTo(Shelf.of(model.values()));
    for (int i = -1; i <= NAMES; i += 13) {
      ObjectRef ref = pod("ns-" + Math.floorMod(i, NAMESPACES), i);
      assertThat(shelf.get(ref)).isEqualTo(model.get(ref));
    }
    for (int i = 0; i <= NAMESPACES; i++) {
      String namespace = "ns-" + i;
      List<KubeObject> there =
          model.values().stream().filter(o -> o.namespace().equals(namespace)).toList();
      assertThat(shelf.in(namespace)).isEqualTo(there);
      assertThat(shelf.in(namespace).stream().toList()).isEqualTo(there);
    }
    assertThat(shelf.namespaces())
        .isEqualTo(
            model.values().stream()
                .collect(
                    Collectors.groupingBy(KubeObject::namespace, Collectors.summingInt(o -> 1))));
    for (int i = 0; i < shelf.size(); i += 50) {
      assertThat(shelf.values().get(i)).isSameAs(shelf.at(i));
    }
    assertThat(List.of(shelf.rows())).allMatch(row -> row.length > 0 && row.length <= 128);
  }

  private static void differencesAreExact(Shelf before, Shelf after) {
    TreeMap<ObjectRef, KubeObject> replayed = new TreeMap<>(before);
    ShelfWalk.walk(
        before,
        after,
        (was, is) -> {
          if (was != null) {
            assertThat(replayed.remove(was.ref())).isSameAs(was);
            assertThat(was).isNotEqualTo(is);
          }
          if (is != null) {
            assertThat(replayed.put(is.ref(), is)).isNull();
          }
          return true;
        });
    assertThat(List.copyOf(replayed.values())).isEqualTo(List.copyOf(after.values()));
    assertThat(ShelfWalk.same(before, after))
        .isEqualTo(List.copyOf(before.values()).equals(List.copyOf(after.values())));
  }

  private static ObjectRef ref(Random random) {
    return pod("ns-" + random.nextInt(NAMESPACES), random.nextInt(NAMES));
  }

  private static ObjectRef pod(String namespace, int number) {
    return ObjectRef.pod(namespace, "p" + number);
  }

  private static KubeObject object(ObjectRef ref, int version) {
    Metadata meta = Metadata.of(ref, Map.of("version", Integer.toString(version)));
    return new Pod(
        meta, "", List.of(), false, Pod.Phase.RUNNING, new Pod.Health(true, ""), List.of());
  }
}
