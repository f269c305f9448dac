package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.layout.LayoutCancelledException;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.testkit.ClusterFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DiagramBuilderTest {
  static Stream<Diagram> charts() {
    Diagram before = chart(Crowd.of(12, 90, 3));
    ClusterSnapshot grown = Crowd.build(12, 90, 3).deployment("team-03", "late", 40).build();
    return Stream.of(
        chart(ClusterFixture.shop()),
        before,
        chart(Crowd.of(40, 300, 5)),
        DiagramBuilder.build(grown, ChartView.ALL, before));
  }

  private static Diagram chart(ClusterSnapshot snapshot) {
    return DiagramBuilder.build(snapshot, ChartView.ALL, null);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void nothingOverlapsItsNeighbour(Diagram chart) {
    for (Box box : chart.boxes()) {
      for (Box other : chart.boxesIn(box.rect())) {
        boolean inside = box.rect().contains(other.rect()) || other.rect().contains(box.rect());
        assertThat(inside || box.equals(other)).as("%s and %s", box.ref(), other.ref()).isTrue();
        assertThat(box.equals(other) || box.shape() != other.shape()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void everythingStandsInsideItsNamespace(Diagram chart) {
    for (Box box : chart.boxes()) {
      assertThat(chart.bounds().contains(box.rect())).isTrue();
      if (box.shape() != Shape.NAMESPACE) {
        Box namespace = chart.box(ObjectRef.namespace(box.ref().namespace())).orElseThrow();
        assertThat(namespace.rect().contains(box.rect())).as(box.ref().toString()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void noLineRunsThroughABox(Diagram chart) {
    for (Route route : chart.routes()) {
      Set<ObjectRef> ends = Set.of(route.from(), route.to());
      for (int i = 1; i < route.points().size(); i++) {
        Point a = route.points().get(i - 1);
        Point b = route.points().get(i);
        Rect line = new Rect(a.x(), a.y(), 0, 0).union(new Rect(b.x(), b.y(), 0, 0)).grow(0.5);
        assertThat(chart.boxesIn(line))
            .filteredOn(o -> o.shape() != Shape.NAMESPACE && !ends.contains(o.ref()))
            .as("%s to %s", route.from(), route.to())
            .isEmpty();
      }
    }
  }

  @Test
  void parentsComeBeforeTheirChildren() {
    Set<Shape> seen = new HashSet<>();
    for (Box box : chart(Crowd.of(8, 40, 2)).boxes()) {
      assertThat(seen.contains(Shape.POD) && box.shape() == Shape.WORKLOAD).isFalse();
      seen.add(box.shape());
    }
    assertThat(seen).contains(Shape.NAMESPACE, Shape.WORKLOAD, Shape.POD);
  }

  @Test
  void theSameSnapshotGivesTheSameChart() {
    assertThat(chart(Crowd.of(20, 100, 9)).boxes()).isEqualTo(chart(Crowd.of(20, 100, 9)).boxes());
    assertThat(chart(Crowd.of(20, 100, 9)).routes())
        .isEqualTo(chart(Crowd.of(20, 100, 9)).routes());
  }

  @Test
  void anUnchangedSnapshotMovesNothing() {
    Diagram before = chart(Crowd.of(20, 100, 9));
    Diagram after = DiagramBuilder.build(Crowd.of(20, 100, 9), ChartView.ALL, before);
    assertThat(after.boxes()).isEqualTo(before.boxes());
  }

  @Test
  void aChangeInOneNamespaceMovesNothingInsideAnother() {
    Diagram before = chart(Crowd.of(20, 100, 9));
    for (int more : new int[] {1, 5, 40}) {
      ClusterSnapshot grown = Crowd.build(20, 100, 9).deployment("team-04", "new", more).build();
      Diagram after = DiagramBuilder.build(grown, ChartView.ALL, before);
      for (Box box : before.boxes()) {
        if (box.shape() != Shape.NAMESPACE && !box.ref().namespace().equals("team-04")) {
          assertThat(inNamespace(after, box))
              .as(box.ref().toString())
              .isEqualTo(inNamespace(before, box));
        }
      }
    }
  }

  private static Point inNamespace(Diagram chart, Box box) {
    Rect frame = chart.box(ObjectRef.namespace(box.ref().namespace())).orElseThrow().rect();
    Rect rect = chart.box(box.ref()).orElseThrow().rect();
    return new Point(rect.x() - frame.x(), rect.y() - frame.y());
  }

  @Test
  void aPodThatGoesLeavesTheOthersInPlace() {
    ClusterSnapshot all = new ClusterFixture().deployment("a", "web", 12).build();
    Diagram before = chart(all);
    ClusterSnapshot less = new Surge(all).without(ObjectRef.pod("a", "web-4")).now();
    Diagram after = DiagramBuilder.build(less, ChartView.ALL, before);
    assertThat(after.boxes()).hasSize(before.boxes().size() - 1);
    for (Box box : after.boxes()) {
      assertThat(box.rect()).isEqualTo(before.box(box.ref()).orElseThrow().rect());
    }
  }

  @Test
  void theChartIsRoughlyOfAWindowsShape() {
    Rect bounds = chart(Crowd.of(40, 300, 5)).bounds();
    assertThat(bounds.width() / bounds.height()).isBetween(1.2, 2.1);
  }

  @Test
  void aCancelledLayoutEndsAtOnce() {
    ClusterSnapshot shop = ClusterFixture.shop();
    assertThatThrownBy(() -> DiagramBuilder.build(shop, ChartView.ALL, null, () -> true))
        .isInstanceOf(LayoutCancelledException.class);
  }

  @Test
  void hitsAreThoseOfANaiveScan() {
    Diagram chart = chart(Crowd.of(15, 80, 4));
    List<Box> inner = new ArrayList<>(chart.boxes()).reversed();
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      double x = chart.bounds().x() + random.nextDouble() * chart.bounds().width();
      double y = chart.bounds().y() + random.nextDouble() * chart.bounds().height();
      assertThat(chart.hit(x, y))
          .isEqualTo(inner.stream().filter(b -> b.rect().contains(x, y)).findFirst());
      Rect area = new Rect(x, y, random.nextDouble() * 400, random.nextDouble() * 400);
      assertThat(chart.boxesIn(area))
          .isEqualTo(chart.boxes().stream().filter(b -> b.rect().intersects(area)).toList());
    }
  }

  @Test
  void neighboursAreTheOtherEndsOfTheRoutes() {
    Diagram chart = chart(ClusterFixture.shop());
    ObjectRef web = ObjectRef.service("shop", "web");
    assertThat(chart.neighbours(web)).extracting(ObjectRef::name).containsExactly("site", "web");
    assertThat(chart.routesOf(web)).hasSize(2);
  }

  @Test
  void endpointsThatLeadIntoAnotherNamespaceAreALineThatIsDrawnWhenLookedAt() {
    ObjectRef service = ObjectRef.service("front", "bridge");
    ClusterFixture cluster =
        new ClusterFixture()
            .namespace("front")
            .deployment("back", "web", 2)
            .service("front", "bridge", "10.2.0.9", Map.of("app", "nobody"), 80, 8080);
    Pod pod = cluster.build().podsIn("back").getFirst();
    ClusterSnapshot snapshot =
        new Surge(cluster.build())
            .put(
                new EndpointSlice(
                    Metadata.of(new ObjectRef(Kind.ENDPOINT_SLICE, "front", "bridge-1"), Map.of()),
                    "bridge",
                    List.of(new EndpointSlice.Endpoint(pod.ips(), true, true, false, null)),
                    List.of()))
            .now();
    Diagram chart = chart(snapshot);
    ObjectRef web = new ObjectRef(Kind.DEPLOYMENT, "back", "web");
    assertThat(chart.routesOf(service))
        .singleElement()
        .satisfies(r -> assertThat(r.to()).isEqualTo(web))
        .satisfies(r -> assertThat(r.quiet() && r.ready()).isTrue());
    assertThat(chart.routesOf(web)).isEqualTo(chart.routesOf(service));
    assertThat(chart.routes()).isEqualTo(chart.routesOf(service));
  }
}
