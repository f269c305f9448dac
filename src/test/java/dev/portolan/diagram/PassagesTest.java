package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.layout.Folds;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways across a chart lead from border to border, upright and level, through no foreign box and
/// over no heading.
final class PassagesTest {
  private static final int PAIRS = 30;
  private static final ChartView OPEN = ChartView.ALL.with(Folds.to(Folds.Depth.PODS));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void waysBetweenNamespacesRunThroughNoBox(long seed) {
    Random random = new Random(seed);
    Diagram chart = chart(2 + random.nextInt(40), 3 + random.nextInt(200), seed);
    List<Box> inner = inner(chart);
    for (int i = 0; i < PAIRS; i++) {
      Box from = inner.get(random.nextInt(inner.size()));
      Box to = inner.get(random.nextInt(inner.size()));
      Rect frame = frame(chart, to);
      if (from.equals(to) || from.rect().contains(to.rect()) || to.rect().contains(from.rect())) {
        continue;
      }
      Map<Rect, List<Point>> ways = chart.passages(from.rect()).ways(frame, List.of(to.rect()));
      assertThat(ways).containsOnlyKeys(to.rect());
      assertFree(chart, from, to, ways.getOrDefault(to.rect(), List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void waysOnAChartThatChangedRunThroughNoBoxEither(long seed) {
    Churn churn = new Churn(seed);
    Random random = new Random(seed);
    Diagram shown = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    for (int step = 0; step < 25; step++) {
      shown = DiagramBuilder.build(churn.step(), ChartView.ALL, shown);
      List<Box> inner = inner(shown);
      Box from = inner.get(random.nextInt(inner.size()));
      Box to = inner.get(random.nextInt(inner.size()));
      if (!from.ref().namespace().equals(to.ref().namespace())) {
        List<Point> way =
            shown
                .passages(from.rect())
                .ways(frame(shown, to), List.of(to.rect()))
                .getOrDefault(to.rect(), List.of());
        assertFree(shown, from, to, way);
      }
    }
  }

  @Test
  void waysIntoOneNamespaceAreOneUntilTheyAreInside() {
    Diagram chart = chart(12, 60, 3);
    Box from = inner(chart).getFirst();
    List<Box> there =
        inner(chart).stream()
            .filter(b -> b.shape() == Shape.WORKLOAD)
            .filter(b -> !b.ref().namespace().equals(from.ref().namespace()))
            .toList();
    String namespace = there.getFirst().ref().namespace();
    List<Rect> ends =
        there.stream().filter(b -> b.ref().namespace().equals(namespace)).map(Box::rect).toList();
    Rect frame = frame(chart, there.getFirst());
    List<List<Point>> ways = List.copyOf(chart.passages(from.rect()).ways(frame, ends).values());
    assertThat(ways).hasSizeGreaterThan(2);
    Set<List<Point>> abroad = new java.util.HashSet<>();
    for (List<Point> way : ways) {
      abroad.add(way.stream().takeWhile(p -> !frame.contains(p.x(), p.y())).toList());
    }
    List<Point> shortest =
        abroad.stream().min(java.util.Comparator.comparingInt(List::size)).orElseThrow();
    assertThat(abroad).allSatisfy(w -> assertThat(w).startsWith(shortest.toArray(Point[]::new)));
  }

  @Test
  void theSameChartGivesTheSameWays() {
    assertThat(all(chart(15, 80, 4))).isEqualTo(all(chart(15, 80, 4)));
  }

  private static List<Map<Rect, List<Point>>> all(Diagram chart) {
    List<Map<Rect, List<Point>>> ways = new ArrayList<>();
    List<Box> inner = inner(chart);
    Passages passages = chart.passages(inner.getFirst().rect());
    for (int i = 5; i < inner.size(); i += 7) {
      ways.add(passages.ways(frame(chart, inner.get(i)), List.of(inner.get(i).rect())));
    }
    return ways;
  }

  private static void assertFree(Diagram chart, Box from, Box to, List<Point> way) {
    String what = "%s to %s: %s".formatted(from.ref(), to.ref(), way);
    assertThat(way).as(what).hasSizeGreaterThan(1);
    assertThat(from.rect().grow(0.01).contains(way.getFirst().x(), way.getFirst().y()))
        .as(what)
        .isTrue();
    assertThat(to.rect().grow(0.01).contains(way.getLast().x(), way.getLast().y()))
        .as(what)
        .isTrue();
    for (int i = 1; i < way.size(); i++) {
      Point a = way.get(i - 1);
      Point b = way.get(i);
      assertThat(a.x() == b.x() || a.y() == b.y()).as(what).isTrue();
      Rect piece = new Rect(a.x(), a.y(), 0, 0).union(new Rect(b.x(), b.y(), 0, 0));
      assertThat(chart.boxesIn(piece.grow(0.5)))
          .filteredOn(
              box ->
                  !box.rect().contains(from.rect())
                      && !box.rect().contains(to.rect())
                      && !box.ref().equals(from.ref())
                      && !box.ref().equals(to.ref()))
          .as(what)
          .isEmpty();
      for (Box end : List.of(from, to)) {
        assertThat(heading(frame(chart, end)).intersects(piece.grow(0.5))).as(what).isFalse();
        assertThat(end.rect().grow(-1).intersects(piece.grow(0.5))).as(what).isFalse();
      }
    }
  }

  private static Rect heading(Rect frame) {
    return new Rect(
        frame.x() + 1, frame.y() + 1, frame.width() - 2, Measures.namespaceHeading(frame) - 2);
  }

  private static Diagram chart(int namespaces, int largest, long seed) {
    return DiagramBuilder.build(
        Crowd.of(namespaces, largest, seed), seed % 2 == 0 ? ChartView.ALL : OPEN, null);
  }

  private static List<Box> inner(Diagram chart) {
    return chart.boxes().stream()
        .filter(b -> b.shape() != Shape.NAMESPACE && b.rect().width() > 100)
        .toList();
  }

  private static Rect frame(Diagram chart, Box box) {
    return chart.box(ObjectRef.namespace(box.ref().namespace())).orElseThrow().rect();
  }
}
