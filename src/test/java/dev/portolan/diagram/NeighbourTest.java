package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Neighbour.Direction;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two namespaces beside each other: in the first a service over a workload of two pods and a lone
/// pod far to its right, in the second a service.
final class NeighbourTest {
  private static final Diagram CHART =
      Diagram.of(
          1,
          new Rect(0, 0, 2000, 500),
          List.of(
              box(Kind.NAMESPACE, "a", Shape.NAMESPACE, 0, 0, 1000, 500),
              box(Kind.NAMESPACE, "b", Shape.NAMESPACE, 1050, 0, 500, 500),
              box(Kind.DEPLOYMENT, "w", Shape.WORKLOAD, 20, 200, 300, 100),
              box(Kind.POD, "p1", Shape.POD, 30, 220, 100, 40),
              box(Kind.POD, "p2", Shape.POD, 150, 220, 100, 40),
              box(Kind.POD, "lone", Shape.POD, 800, 210, 100, 40),
              box(Kind.SERVICE, "s", Shape.SERVICE, 40, 50, 100, 40),
              box(Kind.SERVICE, "t", Shape.SERVICE, 1100, 50, 100, 40)),
          List.of());

  private static final Neighbour WALK = Neighbour.in(CHART);

  private static Box box(Kind kind, String name, Shape shape, int x, int y, int w, int h) {
    String namespace = kind == Kind.NAMESPACE ? "" : "n";
    ObjectRef ref = new ObjectRef(kind, namespace, name);
    return new Box(ref, shape, new Rect(x, y, w, h), name, "", Health.GOOD);
  }

  private static Box named(String name) {
    return CHART.boxes().stream().filter(b -> b.title().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "a, RIGHT, b",
    "b, LEFT, a",
    "a, LEFT, ''",
    "a, DOWN, ''",
    "s, DOWN, w",
    "w, UP, s",
    "w, RIGHT, lone",
    "w, DOWN, ''",
    "lone, LEFT, w",
    "s, RIGHT, t",
    "t, LEFT, lone",
    "p1, RIGHT, p2",
    "p2, RIGHT, lone",
    "p2, LEFT, p1",
    "p1, UP, s",
    "p1, LEFT, ''"
  })
  void goesToWhatLiesNext(String from, Direction to, String next) {
    assertThat(WALK.next(named(from), to).map(Box::title).orElse("")).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"a, s", "w, p1", "s, ''", "p1, ''"})
  void goesInto(String thing, String first) {
    assertThat(WALK.first(named(thing)).map(Box::title).orElse("")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"p1, w", "w, a", "lone, a", "t, b", "a, ''"})
  void goesOutOf(String thing, String holder) {
    assertThat(WALK.holder(named(thing)).map(Box::title).orElse("")).isEqualTo(holder);
  }

  @Test
  void beginsInTheMiddleOfWhatIsSeen() {
    assertThat(WALK.nearest(new Rect(600, 0, 500, 500)).map(Box::title)).hasValue("lone");
    assertThat(Neighbour.in(Diagram.EMPTY).nearest(new Rect(0, 0, 10, 10))).isEmpty();
  }

  /// Every card of a real chart can be reached from every other by the arrow keys.
  @Test
  void everyCardCanBeReached() {
    Diagram chart = DiagramBuilder.build(ClusterFixture.shop(), ChartView.ALL, null);
    Set<ObjectRef> seen = new HashSet<>();
    reach(chart, chart.box(ObjectRef.service("shop", "web")).orElseThrow(), seen);
    assertThat(seen)
        .contains(
            ObjectRef.service("payments", "api"),
            ObjectRef.service("shop", "nobody"),
            new ObjectRef(Kind.INGRESS, "shop", "site"),
            new ObjectRef(Kind.DEPLOYMENT, "shop", "db"),
            new ObjectRef(Kind.DEPLOYMENT, "payments", "api"));
  }

  private static void reach(Diagram chart, Box from, Set<ObjectRef> seen) {
    if (seen.add(from.ref())) {
      for (Direction to : Direction.values()) {
        Neighbour.in(chart).next(from, to).ifPresent(b -> reach(chart, b, seen));
      }
    }
  }
}
