package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chart, ready to paint: boxes from the outermost to the innermost, and the routes between them.
///
/// @param generation the snapshot's generation that it shows
public record Diagram(
    long generation, Rect bounds, List<Box> boxes, List<Route> routes, Index index) {
  public static final Diagram EMPTY = of(0, new Rect(0, 0, 0, 0), List.of(), List.of());

  public static Diagram of(long generation, Rect bounds, List<Box> boxes, List<Route> routes) {
    return new Diagram(
        generation, bounds, List.copyOf(boxes), List.copyOf(routes), new Index(boxes));
  }

  /// One thing on the chart.
  ///
  /// @param subtitle a second line such as an address, or empty
  /// @param health drives its marks; never colour alone
  public record Box(
      ObjectRef ref, Shape shape, Rect rect, String title, String subtitle, Health health) {}

  /// How a box is drawn.
  public enum Shape {
    NAMESPACE,
    WORKLOAD,
    POD,
    SERVICE,
    INGRESS
  }

  /// How a thing is.
  public enum Health {
    GOOD,
    /// Some of it is not ready, or it is on its way.
    WARN,
    /// It does not work: crash loop, no endpoints.
    BAD,
    /// It has ended, or nothing is known.
    IDLE
  }

  /// A line from one box to another, bent around what it must not cross.
  ///
  /// @param ready false when it leads to something that is not ready
  /// @param quiet true when it is only drawn while one of its ends is hovered or selected
  public record Route(
      ObjectRef from,
      ObjectRef to,
      Relation relation,
      List<Point> points,
      boolean ready,
      boolean quiet) {
    public Route {
      points = List.copyOf(points);
    }
  }

  /// What a route means.
  public enum Relation {
    ROUTES,
    SELECTS
  }

  /// Boxes by reference and by place.
  public static final class Index {
    private final Map<ObjectRef, Box> byRef = new HashMap<>();

    private Index(List<Box> boxes) {
      boxes.forEach(b -> byRef.put(b.ref(), b));
    }
  }

  public Optional<Box> box(ObjectRef ref) {
    return Optional.ofNullable(index.byRef.get(ref));
  }

  /// The innermost box at a point of the chart.
  public Optional<Box> hit(double x, double y) {
    for (int i = boxes.size() - 1; i >= 0; i--) {
      if (boxes.get(i).rect().contains(x, y)) {
        return Optional.of(boxes.get(i));
      }
    }
    return Optional.empty();
  }
}
