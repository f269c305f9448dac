package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Facts.Sign;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Scene;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The outside world lies over the chart, and all that is open to it is tied to it by a way that
/// runs through nothing.
final class WorldTest {
  private final Diagram chart = DiagramBuilder.build(Crowd.of(40, 300, 5), ChartView.ALL, null);
  private final World world = chart.world().orElseThrow();

  @Test
  void liesOverAllThatTheChartHas() {
    assertThat(chart.bounds().contains(world.rect())).isTrue();
    for (Box box : chart.boxes()) {
      assertThat(box.rect().y()).isGreaterThan(world.rect().bottom());
    }
    assertThat(chart.box(Scene.WORLD)).map(Box::rect).hasValue(world.rect());
  }

  @Test
  void countsAndNamesWhatBearsItsSigns() {
    assertThat(world.in()).isEqualTo(signed(Sign.ENTRY).size()).isPositive();
    assertThat(world.out()).isEqualTo(signed(Sign.EXIT).size());
    Set<ObjectRef> all = signed(Sign.ENTRY);
    all.addAll(signed(Sign.EXIT));
    assertThat(chart.neighbours(Scene.WORLD)).isEqualTo(all);
  }

  @Test
  void linesFromItRunThroughNoNamespaceButTheirOwn() {
    List<Route> routes = chart.routesOf(Scene.WORLD);
    assertThat(routes).isNotEmpty();
    for (Route route : routes) {
      ObjectRef namespace = route.from().equals(Scene.WORLD) ? route.to() : route.from();
      meetsNothing(route, namespace);
    }
    for (ObjectRef gate : signed(Sign.ENTRY)) {
      Route in =
          chart.routesOf(gate).stream()
              .filter(r -> r.from().equals(Scene.WORLD))
              .findFirst()
              .orElseThrow();
      assertThat(in.points().getFirst().y()).isEqualTo(world.rect().bottom());
      meetsNothing(in, ObjectRef.namespace(gate.namespace()));
    }
  }

  @Test
  void isNotThereWhereNothingIsOpen() {
    Diagram empty =
        DiagramBuilder.build(
            Crowd.of(3, 5, 5),
            ChartView.ALL.with(ChartView.ALL.filter().withNames(Set.of("nil"))),
            null);
    assertThat(empty.world()).isEmpty();
  }

  private void meetsNothing(Route route, ObjectRef namespace) {
    for (int i = 1; i < route.points().size(); i++) {
      Point a = route.points().get(i - 1);
      Point b = route.points().get(i);
      Rect leg =
          new Rect(
              Math.min(a.x(), b.x()),
              Math.min(a.y(), b.y()),
              Math.abs(a.x() - b.x()),
              Math.abs(a.y() - b.y()));
      for (Box box : chart.boxes()) {
        if (box.shape() == Diagram.Shape.NAMESPACE && !box.ref().equals(namespace)) {
          assertThat(leg.intersects(box.rect())).as("%s meets %s", route, box.ref()).isFalse();
        }
      }
    }
  }

  private Set<ObjectRef> signed(Sign sign) {
    return chart.boxes().stream()
        .filter(b -> b.facts().signs().contains(sign))
        .map(Box::ref)
        .collect(Collectors.toSet());
  }
}
