package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.testkit.ClusterFixture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a live chart owes to one who looks at it: pods may come and go, the rest stands still.
final class SteadyChartTest {
  private static final int ROUNDS = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSurgeMovesNothingOutsideItsWorkload(long seed) {
    ClusterSnapshot calm = Crowd.of(7, 26, seed);
    Diagram before = chart(calm, null);
    assertThat(calm.pods().size()).isBetween(55, 75);
    Random random = new Random(seed);
    Diagram shown = before;
    for (int round = 0; round < ROUNDS; round++) {
      Pod model = pick(calm, random);
      Surge surge = new Surge(calm);
      int more = 1 + random.nextInt(2);
      for (int i = 0; i < more; i++) {
        shown = chart(surge.like(model, "new-" + random.nextInt(1000)).now(), shown);
        assertUnmoved(before, shown);
        assertNoOverlap(shown);
      }
      shown = chart(calm, shown);
      assertThat(shown.boxes()).isEqualTo(before.boxes());
      assertThat(shown.routes()).isEqualTo(before.routes());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aReplacedPodLeavesThePictureAsItWas(long seed) {
    ClusterSnapshot now = Crowd.of(7, 26, seed);
    Diagram first = chart(now, null);
    Diagram shown = first;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Pod old = pick(now, random);
      String name = "r%03d-%03d".formatted(random.nextInt(1000), round);
      List<ClusterSnapshot> steps = new ArrayList<>();
      Surge surge = new Surge(now).like(old, name);
      steps.add(surge.now());
      steps.add(surge.leaving(old).now());
      now = surge.without(old.ref()).now();
      steps.add(now);
      for (ClusterSnapshot step : steps) {
        shown = chart(step, shown);
        assertUnmoved(first, shown);
        assertNoOverlap(shown);
      }
      assertThat(places(shown)).isEqualTo(places(first));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aWorkloadThatGrowsPushesOthersOnlyRightAndDown(long seed) {
    ClusterSnapshot calm = Crowd.of(7, 26, seed);
    Diagram before = chart(calm, null);
    for (String grown : List.of("team-00", "team-02", "team-05")) {
      Diagram after = chart(Crowd.build(7, 26, seed).deployment(grown, "new", 9).build(), before);
      assertNoOverlap(after);
      Rect place = rect(after, ObjectRef.namespace(grown));
      Rect had = rect(before, ObjectRef.namespace(grown));
      List<Box> all = namespaces(before);
      for (Box a : all) {
        Rect was = a.rect();
        Rect is = rect(after, a.ref());
        assertThat(is.x()).isBetween(was.x(), was.x() + Math.max(0, place.width() - had.width()));
        assertThat(is.y()).isGreaterThanOrEqualTo(was.y());
        for (Box b : all) {
          boolean beside = was.y() < b.rect().bottom() && b.rect().y() < was.bottom();
          if (beside && was.right() < b.rect().x()) {
            assertThat(is.right()).isLessThan(rect(after, b.ref()).x());
          }
        }
      }
      assertThat(place.x()).isEqualTo(had.x());
      assertThat(place.y()).isEqualTo(had.y());
    }
  }

  @Test
  void whoComesTakesThePlaceOfWhoGoes() {
    ClusterSnapshot calm = new ClusterFixture().deployment("a", "web", 4).build();
    Diagram before = chart(calm, null);
    Pod old = calm.pods().stream().max(Comparator.comparing(Pod::ref)).orElseThrow();
    Surge surge = new Surge(calm).leaving(old).like(old, "web-new");
    Diagram during = chart(surge.now(), before);
    Diagram after = chart(surge.without(old.ref()).now(), during);
    ObjectRef fresh = ObjectRef.pod("a", "web-new");
    assertThat(rect(before, old.ref()).contains(rect(during, fresh))).isTrue();
    assertThat(rect(after, fresh)).isEqualTo(rect(before, old.ref()));
  }

  private static Diagram chart(ClusterSnapshot snapshot, @Nullable Diagram previous) {
    return DiagramBuilder.build(snapshot, ChartView.ALL, previous);
  }

  private static Pod pick(ClusterSnapshot snapshot, Random random) {
    List<Pod> pods = snapshot.pods().stream().sorted(Comparator.comparing(Pod::ref)).toList();
    return pods.get(random.nextInt(pods.size()));
  }

  /// Holds everything but the pods to where it was.
  private static void assertUnmoved(Diagram before, Diagram after) {
    for (Box box : before.boxes()) {
      if (box.ref().kind() != Kind.POD) {
        assertThat(rect(after, box.ref())).as(box.ref().toString()).isEqualTo(box.rect());
      }
    }
  }

  private static void assertNoOverlap(Diagram chart) {
    for (Box box : chart.boxes()) {
      assertThat(chart.boxesIn(box.rect()))
          .filteredOn(o -> o.shape() == box.shape())
          .containsExactly(box);
      if (box.shape() != Shape.NAMESPACE) {
        assertThat(rect(chart, ObjectRef.namespace(box.ref().namespace())).contains(box.rect()))
            .isTrue();
      }
    }
  }

  private static Set<Rect> places(Diagram chart) {
    return chart.boxes().stream().map(Box::rect).collect(Collectors.toSet());
  }

  private static List<Box> namespaces(Diagram chart) {
    return chart.boxes().stream().filter(b -> b.shape() == Shape.NAMESPACE).toList();
  }

  private static Rect rect(Diagram chart, ObjectRef ref) {
    return chart.box(ref).orElseThrow().rect();
  }
}
