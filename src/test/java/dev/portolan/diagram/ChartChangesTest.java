package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chart that follows the changes of its cluster is, after each, the chart that is made of the
/// whole snapshot around the same places.
final class ChartChangesTest {
  private static final int STEPS = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aChartThatFollowsIsTheChartFromNothing(long seed) {
    Churn churn = new Churn(seed);
    Random random = new Random(seed);
    Diagram shown = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    Set<String> namespaces = Set.of();
    for (int step = 0; step < STEPS; step++) {
      ClusterSnapshot now = churn.step();
      if (random.nextInt(10) == 0) {
        namespaces = namespaces.isEmpty() ? Set.of("team-00", "team-03", "new-1") : Set.of();
      }
      Diagram follows = DiagramBuilder.build(now, ChartView.of(namespaces), shown);
      Diagram afresh = DiagramBuilder.afresh(now, ChartView.of(namespaces), shown);
      assertThat(follows.boxes()).as("seed %d, step %d", seed, step).isEqualTo(afresh.boxes());
      assertThat(follows.routes()).as("seed %d, step %d", seed, step).isEqualTo(afresh.routes());
      assertThat(follows.bounds()).isEqualTo(afresh.bounds());
      assertThat(follows.about()).isEqualTo(afresh.about());
      assertNoOverlap(follows);
      assertLookUps(follows, random);
      shown = follows;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void namespacesThatKeepTheirSizeStandStillInsideWhileOthersChange(long seed) {
    Churn churn = new Churn(seed);
    Diagram shown = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    for (int step = 0; step < STEPS; step++) {
      ClusterSnapshot before = churn.now();
      ClusterSnapshot now = churn.step();
      Diagram next = DiagramBuilder.build(now, ChartView.ALL, shown);
      for (Box box : shown.boxes()) {
        String name = box.ref().namespace();
        if (box.shape() != Shape.NAMESPACE && untouched(name, before, now)) {
          Rect was = frame(shown, name);
          Rect is = frame(next, name);
          boolean sameSize = was.width() == is.width() && was.height() == is.height();
          Rect place = next.box(box.ref()).orElseThrow().rect();
          assertThat(sameSize ? place.moved(-is.x(), -is.y()) : null)
              .as("%s, step %d", box.ref(), step)
              .isEqualTo(sameSize ? box.rect().moved(-was.x(), -was.y()) : null);
        }
      }
      shown = next;
    }
  }

  /// While a cluster is listed its charts are those of what there is, packed as if from nothing.
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aChartPackedAnewIsAsDenseAsOneFromNothing(long seed) {
    Churn churn = new Churn(seed);
    Diagram shown = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    for (int step = 0; step < STEPS; step++) {
      shown = DiagramBuilder.anew(churn.step(), ChartView.ALL, shown);
      assertNoOverlap(shown);
      assertLookUps(shown, new Random(seed));
    }
    Diagram fresh = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    assertThat(refs(shown)).isEqualTo(refs(fresh));
    assertThat(shown.about()).isEqualTo(fresh.about());
    assertThat(shown.bounds().width() * shown.bounds().height())
        .isLessThan(1.5 * fresh.bounds().width() * fresh.bounds().height());
  }

  private static List<ObjectRef> refs(Diagram chart) {
    return chart.boxes().stream().map(Box::ref).toList();
  }

  @Test
  void whatDidNotChangeIsTakenOverAsItIs() {
    ClusterSnapshot calm = Crowd.of(7, 26, 1);
    Diagram before = DiagramBuilder.build(calm, ChartView.ALL, null);
    ObjectRef pod = calm.podsIn("team-02").getFirst().ref();
    ClusterSnapshot less = new Surge(calm).without(pod).now();
    Diagram after = DiagramBuilder.build(less, ChartView.ALL, before);
    Map<String, NamespaceChart> had = charts(before);
    charts(after)
        .forEach(
            (name, chart) -> {
              NamespaceChart was = Objects.requireNonNull(had.get(name), name);
              if (name.equals("team-02")) {
                assertThat(chart).isNotSameAs(was);
                assertThat(chart.routes()).isSameAs(was.routes());
              } else {
                assertThat(chart).as(name).isSameAs(was);
              }
            });
  }

  private static Map<String, NamespaceChart> charts(Diagram diagram) {
    DiagramBuilder.Stages stages = diagram.stages();
    return stages == null ? Map.of() : new HashMap<>(stages.charts());
  }

  private static boolean untouched(String namespace, ClusterSnapshot before, ClusterSnapshot now) {
    return before.changesSince(now).kinds().values().stream()
            .noneMatch(
                k ->
                    k.added().stream().anyMatch(o -> o.namespace().equals(namespace))
                        || k.removed().stream().anyMatch(o -> o.namespace().equals(namespace))
                        || k.changed().stream()
                            .anyMatch(r -> r.after().namespace().equals(namespace)))
        && before.coverage().equals(now.coverage());
  }

  private static Rect frame(Diagram chart, String namespace) {
    return chart.box(ObjectRef.namespace(namespace)).orElseThrow().rect();
  }

  private static void assertNoOverlap(Diagram chart) {
    for (Box box : chart.boxes()) {
      assertThat(chart.boxesIn(box.rect()))
          .filteredOn(o -> o.shape() == box.shape())
          .containsExactly(box);
      if (box.shape() != Shape.NAMESPACE) {
        assertThat(frame(chart, box.ref().namespace()).contains(box.rect())).isTrue();
      }
    }
  }

  private static void assertLookUps(Diagram chart, Random random) {
    List<Box> all = List.copyOf(chart.boxes());
    for (int i = 0; i < 50; i++) {
      double x = chart.bounds().x() + random.nextDouble() * chart.bounds().width();
      double y = chart.bounds().y() + random.nextDouble() * chart.bounds().height();
      assertThat(chart.hit(x, y))
          .isEqualTo(all.reversed().stream().filter(b -> b.rect().contains(x, y)).findFirst());
    }
    for (Box box : all) {
      assertThat(chart.box(box.ref())).contains(box);
    }
  }
}
