package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Fan.Strand;
import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.diagram.Ties.Tip;
import dev.portolan.diagram.Ties.Ways;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However many ties of however many sorts a thing has, none of their lines runs through a box.
final class CoursesTest {
  private static final List<Mark> MARKS =
      List.of(Mark.ALLOWED, Mark.DENIED, Mark.LIMITED, Mark.UNDECIDED);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void tiesSideBySideRunThroughNoBox(long seed) {
    Random random = new Random(seed);
    Diagram chart = chart(seed);
    List<Box> workloads = workloads(chart);
    Box subject = workloads.get(random.nextInt(workloads.size()));
    for (double scale : new double[] {0.3, 1, 2}) {
      Fan fan = Fan.of(chart, ties(chart, subject, random), scale);
      assertThat(fan.strands()).hasSizeGreaterThan(3);
      fan.strands().forEach(s -> assertFree(chart, subject, s));
    }
  }

  @Test
  void waysAreFoundAnewOnlyForAnotherChartOrOtherTies() {
    Diagram chart = chart(1);
    Box subject = workloads(chart).getFirst();
    List<Ties> ties = List.of(ties(chart, subject, new Random(1)));
    List<Courses> first = Courses.all(List.of(), chart, ties, 1, Set.of());
    assertThat(Courses.all(first, chart, ties, 0.5, Set.of()).getFirst())
        .isSameAs(first.getFirst());
    assertThat(Courses.all(first, chart, ties, 0.1, Set.of()).getFirst())
        .isNotSameAs(first.getFirst());
    assertThat(Courses.all(first, chart(1), ties, 1, Set.of()).getFirst())
        .isNotSameAs(first.getFirst());
    List<Ties> others = List.of(ties(chart, subject, new Random(2)));
    assertThat(Courses.all(first, chart, others, 1, Set.of()).getFirst())
        .isNotSameAs(first.getFirst());
  }

  @Test
  void linesEndAtWhatIsDrawnAsATile() {
    Diagram chart = chart(1);
    Box subject = workloads(chart).getFirst();
    Ties ties = ties(chart, subject, new Random(1));
    Set<ObjectRef> tiles = new HashSet<>();
    chart.boxes().stream()
        .filter(b -> b.shape() == Shape.NAMESPACE)
        .map(Box::ref)
        .forEach(tiles::add);
    Fan fan = Fan.of(Courses.of(chart, ties, 1, tiles), 1);
    assertThat(fan.strands()).isNotEmpty();
    for (Strand strand : fan.strands()) {
      assertThat(tiles).contains(peer(strand));
      Rect frame = chart.box(peer(strand)).orElseThrow().rect();
      Point end = strand.points().getLast();
      assertThat(frame.grow(0.1).contains(end.x(), end.y())).isTrue();
      Point start = strand.points().getFirst();
      Rect home = chart.box(ObjectRef.namespace(subject.ref().namespace())).orElseThrow().rect();
      boolean within = home.grow(-1).contains(start.x(), start.y());
      assertThat(within).as("begins at the border: %s", start).isFalse();
    }
    List<Courses> first = Courses.all(List.of(), chart, List.of(ties), 1, tiles);
    assertThat(Courses.all(first, chart, List.of(ties), 1, Set.of()).getFirst())
        .isNotSameAs(first.getFirst());
  }

  private static void assertFree(Diagram chart, Box subject, Strand strand) {
    Rect peer = chart.box(peer(strand)).orElseThrow().rect();
    for (int i = 1; i < strand.points().size(); i++) {
      Point a = strand.points().get(i - 1);
      Point b = strand.points().get(i);
      Rect piece = new Rect(a.x(), a.y(), 0, 0).union(new Rect(b.x(), b.y(), 0, 0)).grow(0.1);
      assertThat(chart.boxesIn(piece))
          .filteredOn(
              box ->
                  !box.rect().contains(subject.rect())
                      && !box.rect().contains(peer)
                      && !subject.rect().contains(box.rect())
                      && !peer.contains(box.rect()))
          .as("%s to %s: %s", subject.ref(), strand.tie().name(), strand.points())
          .isEmpty();
    }
  }

  private static ObjectRef peer(Strand strand) {
    ObjectRef peer = strand.tie().peer();
    return peer == null ? ObjectRef.namespace("") : peer;
  }

  private static Ties ties(Diagram chart, Box subject, Random random) {
    List<Bundle> bundles = new ArrayList<>();
    for (Box namespace : chart.boxes()) {
      if (namespace.shape() == Shape.NAMESPACE) {
        List<Box> inside = new ArrayList<>(workloads(chart));
        inside.removeIf(b -> !namespace.rect().contains(b.rect()) || b.equals(subject));
        Collections.shuffle(inside, random);
        List<Tie> parts = inside.stream().limit(3).map(b -> tie(b.ref(), random)).toList();
        Tie whole = tie(namespace.ref(), random);
        if (!parts.isEmpty()) {
          bundles.add(new Bundle(namespace.ref(), whole, null, parts, inside.size()));
        }
      }
    }
    return new Ties(subject.ref(), Ways.BOTH, bundles);
  }

  private static Tie tie(ObjectRef peer, Random random) {
    Mark out = MARKS.get(random.nextInt(MARKS.size()));
    Mark in = MARKS.get(random.nextInt(MARKS.size()));
    return new Tie(peer, peer.name(), out, in, new Tip("", List.of(), List.of()));
  }

  private static List<Box> workloads(Diagram chart) {
    return chart.boxes().stream().filter(b -> b.shape() == Shape.WORKLOAD).toList();
  }

  private static Diagram chart(long seed) {
    return DiagramBuilder.build(Crowd.of(12, 60, seed), ChartView.ALL, null);
  }
}
