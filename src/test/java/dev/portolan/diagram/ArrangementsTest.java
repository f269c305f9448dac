package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.layout.Pins;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.topology.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of a chart however it is arranged, through random streams of changes.
final class ArrangementsTest {
  private static final int STEPS = 12;

  static Stream<Arguments> arrangements() {
    return Stream.of(Mode.PACKED, Mode.FLOW, Mode.NODES)
        .flatMap(
            m ->
                m.groupings().stream()
                    .flatMap(g -> Stream.of(1L, 2L, 3L).map(s -> Arguments.of(m, g, s))));
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void nothingOverlapsAndAllIsWhereItBelongs(Mode mode, Grouping grouping, long seed) {
    Churn churn = new Churn(seed);
    ChartView view = ChartView.ALL.with(mode).with(grouping);
    Diagram shown = DiagramBuilder.build(churn.now(), view, null);
    for (int step = 0; step < STEPS; step++) {
      ClusterSnapshot now = churn.step();
      Diagram next = DiagramBuilder.build(now, view, shown);
      Diagram again = DiagramBuilder.build(now, view, shown);
      assertThat(again.boxes()).as("the same each time").isEqualTo(next.boxes());
      assertThat(again.routes()).isEqualTo(next.routes());
      assertApart(next);
      assertThat(next.bounds().contains(bounds(next))).isTrue();
      if (mode == Mode.FLOW) {
        next.routes().forEach(r -> assertClear(r, next));
      }
      shown = next;
    }
  }

  /// Nothing lies over another of its own sort, but frames in frames, and all lies wholly in one
  /// frame or in none.
  private static void assertApart(Diagram chart) {
    Set<ObjectRef> refs = new HashSet<>();
    for (Box box : chart.boxes()) {
      assertThat(refs.add(box.ref())).as("%s twice", box.ref()).isTrue();
      for (Box other : chart.boxesIn(box.rect())) {
        boolean holds =
            other.shape() == Shape.NAMESPACE
                ? other.rect().contains(box.rect()) || box.rect().contains(other.rect())
                : (box.rect().contains(other.rect())
                        && (box.shape() == Shape.NAMESPACE || box.shape() == Shape.WORKLOAD))
                    || (other.shape() == Shape.WORKLOAD && other.rect().contains(box.rect()));
        assertThat(other.ref().equals(box.ref()) || holds)
            .as("%s over %s", box.ref(), other.ref())
            .isTrue();
      }
    }
  }

  private static Rect bounds(Diagram chart) {
    return chart.boxes().stream().map(Box::rect).reduce(Rect::union).orElse(Rect.ZERO);
  }

  private static void assertClear(Route route, Diagram chart) {
    for (int i = 1; i < route.points().size(); i++) {
      Point a = route.points().get(i - 1);
      Point b = route.points().get(i);
      Rect piece =
          new Rect(
              Math.min(a.x(), b.x()),
              Math.min(a.y(), b.y()),
              Math.abs(a.x() - b.x()),
              Math.abs(a.y() - b.y()));
      assertThat(chart.boxesIn(piece))
          .filteredOn(o -> o.shape() != Shape.NAMESPACE)
          .extracting(Box::ref)
          .isSubsetOf(route.from(), route.to());
      assertWithin(piece, route, chart);
    }
  }

  /// A line between two things in a frame does not touch the frame's edge.
  private static void assertWithin(Rect piece, Route route, Diagram chart) {
    Rect from = chart.box(route.from()).orElseThrow().rect();
    Rect to = chart.box(route.to()).orElseThrow().rect();
    assertThat(chart.boxes())
        .filteredOn(f -> f.shape() == Shape.NAMESPACE)
        .filteredOn(f -> f.rect().contains(from) && f.rect().contains(to))
        .allSatisfy(f -> assertThat(f.rect().grow(-4).contains(piece)).as("%s", route).isTrue());
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void aPodThatIsNoLongerReadyMovesNothing(Mode mode, Grouping grouping, long seed) {
    ClusterSnapshot calm = Crowd.of(6, 26, seed);
    ChartView view = ChartView.ALL.with(mode).with(grouping);
    Diagram before = DiagramBuilder.build(calm, view, null);
    var pods = calm.pods();
    var pod = pods.get(new Random(seed).nextInt(pods.size()));
    ClusterSnapshot sick =
        new Surge(calm)
            .put(ClusterFixture.pod(pod.meta(), pod.nodeName(), pod.ips().getFirst(), false))
            .now();
    Diagram after = DiagramBuilder.build(sick, view, before);
    assertThat(after.boxes())
        .extracting(Box::ref)
        .isEqualTo(before.boxes().stream().map(Box::ref).toList());
    assertThat(after.boxes())
        .extracting(Box::rect)
        .isEqualTo(before.boxes().stream().map(Box::rect).toList());
    assertThat(Motion.between(before, after)).isEmpty();
  }

  /// One more workload leaves all that is elsewhere where it is, as long as its group has room.
  @ParameterizedTest
  @MethodSource("arrangements")
  void whatComesInOneGroupMovesNoOther(Mode mode, Grouping grouping, long seed) {
    ClusterFixture fixture = Crowd.build(6, 26, seed);
    ChartView view = ChartView.ALL.with(mode).with(grouping);
    Diagram before = DiagramBuilder.build(fixture.build(), view, null);
    Diagram after =
        DiagramBuilder.build(fixture.deployment("team-05", "late", 1).build(), view, before);
    int moved = 0;
    Optional<Rect> frame = before.box(ObjectRef.namespace("team-05")).map(Box::rect);
    if (!frame.equals(after.box(ObjectRef.namespace("team-05")).map(Box::rect))) {
      return;
    }
    for (Box box : before.boxes()) {
      boolean own = box.ref().namespace().equals("team-05") || box.ref().name().equals("team-05");
      Rect now = after.box(box.ref()).map(Box::rect).orElse(Rect.ZERO);
      moved += own || now.equals(box.rect()) ? 0 : 1;
    }
    assertThat(moved).as("of %d", before.boxes().size()).isZero();
  }

  @Test
  void whatTheUserPutSomewhereStaysThroughChangesAndGoesBackWhenTakenBack() {
    for (long seed = 1; seed <= 4; seed++) {
      Churn churn = new Churn(seed);
      Random random = new Random(seed);
      Diagram free = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
      Diagram held = free;
      List<Box> boxes = free.boxes();
      ChartView view = ChartView.ALL;
      for (int i = 0; i < 3; i++) {
        Box box = boxes.get(random.nextInt(boxes.size()));
        ObjectRef frame =
            box.shape() == Shape.NAMESPACE ? box.ref() : ObjectRef.namespace(box.ref().namespace());
        view = view.pin(frame, random.nextInt(2000) - 500, random.nextInt(1500) - 300);
        if (box.shape() == Shape.SERVICE || box.shape() == Shape.WORKLOAD) {
          view = view.pin(box.ref(), random.nextInt(900), random.nextInt(700));
        }
      }
      for (int step = 0; step < STEPS; step++) {
        ClusterSnapshot now = churn.step();
        free = DiagramBuilder.build(now, ChartView.ALL, free);
        held = DiagramBuilder.build(now, view, held);
        assertApart(held);
        ObjectRef first =
            view.pinned().keySet().stream()
                .filter(r -> r.namespace().isEmpty())
                .findFirst()
                .orElseThrow();
        Pins.Place wish = view.pinned().getOrDefault(first, new Pins.Place(0, 0));
        held.box(first)
            .ifPresent(b -> assertThat(new Pins.Place(b.rect().x(), b.rect().y())).isEqualTo(wish));
        Diagram back = DiagramBuilder.build(now, view.unpinned(), held);
        assertThat(back.boxes()).isEqualTo(free.boxes());
      }
    }
  }

  static Stream<Arguments> framed() {
    return Stream.of(
        Arguments.of(Mode.FLOW, Grouping.NAMESPACE),
        Arguments.of(Mode.FLOW, Grouping.APP),
        Arguments.of(Mode.PACKED, Grouping.APP));
  }

  @ParameterizedTest
  @MethodSource("framed")
  void cardsStayWhereTheyWerePutInsideAFrame(Mode mode, Grouping grouping) {
    Churn churn = new Churn(3);
    ChartView view = ChartView.ALL.with(mode).with(grouping);
    Diagram free = DiagramBuilder.build(churn.now(), view, null);
    Box card =
        free.boxes().stream().filter(b -> b.shape() == Shape.SERVICE).findFirst().orElseThrow();
    ChartView moved = view.pin(card.ref(), 700, 400);
    Diagram held = DiagramBuilder.build(churn.now(), moved, free);
    for (int step = 0; step < STEPS; step++) {
      assertApart(held);
      Diagram shown = held;
      Optional<Box> box = held.box(card.ref());
      box.ifPresent(
          b -> {
            Rect frame = frame(shown, b);
            assertThat(b.rect().x() - frame.x()).isEqualTo(700 + Measures.NAMESPACE_PAD);
            assertThat(b.rect().y() - frame.y()).isEqualTo(400 + Measures.namespaceHeading(frame));
          });
      assertThat(held.pinned()).contains(card.ref());
      ClusterSnapshot now = churn.step();
      free = DiagramBuilder.build(now, view, free);
      held = DiagramBuilder.build(now, moved, held);
    }
    assertThat(DiagramBuilder.build(churn.now(), view, held).boxes()).isEqualTo(free.boxes());
  }

  private static Rect frame(Diagram chart, Box card) {
    return chart.boxesIn(card.rect()).stream()
        .filter(b -> b.shape() == Shape.NAMESPACE)
        .map(Box::rect)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMotionBeginsWhereThingsWereAndEndsWhereTheyAre() {
    ClusterSnapshot shop = Crowd.of(5, 20, 3);
    Diagram before = DiagramBuilder.build(shop, ChartView.ALL, null);
    Box box = before.box(ObjectRef.namespace("team-01")).orElseThrow();
    ChartView moved = ChartView.ALL.pin(box.ref(), box.rect().x() + 4000, box.rect().y() + 100);
    Diagram after = DiagramBuilder.build(shop, moved, before);
    Motion motion = Motion.between(before, after).orElseThrow();
    assertThat(motion.at(0).box(box.ref()).orElseThrow().rect()).isEqualTo(box.rect());
    assertThat(motion.at(0.5).box(box.ref()).orElseThrow().rect().x())
        .isEqualTo(box.rect().x() + 2000);
    assertThat(motion.at(1)).isSameAs(after);
    Diagram half = motion.at(0.5);
    Rect place = half.box(box.ref()).orElseThrow().rect();
    assertThat(half.boxesIn(place)).extracting(Box::ref).contains(box.ref());
    assertThat(Motion.between(after, after)).isEmpty();
  }

  @Test
  void theFocusIsWhatIsNoFartherThanItsHops() {
    ClusterSnapshot shop = ClusterFixture.shop();
    ObjectRef web = ObjectRef.service("shop", "web");
    for (int hops : new int[] {1, 2}) {
      ChartView view = ChartView.ALL.with(Mode.FOCUS).around(new ChartView.Focus(web, hops));
      Diagram chart = DiagramBuilder.build(shop, view, null);
      Diagram all = DiagramBuilder.build(shop, ChartView.ALL, null);
      Set<ObjectRef> near = new HashSet<>(Set.of(web));
      for (int i = 0; i < hops; i++) {
        Set.copyOf(near).forEach(r -> near.addAll(all.neighbours(r)));
        near.remove(Scene.WORLD);
      }
      assertThat(chart.boxes()).extracting(Box::ref).containsAll(near);
      assertThat(chart.boxes()).filteredOn(b -> b.shape() != Shape.POD).hasSameSizeAs(near);
      assertApart(chart);
    }
  }
}
