package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A chart, ready to paint: boxes from the outermost to the innermost, and the routes between them.
///
/// @param generation the snapshot's generation that it shows
/// @param about what the chart is of, for a title
public record Diagram(
    long generation, Rect bounds, List<Box> boxes, List<Route> routes, About about, Index index) {
  public static final Diagram EMPTY = of(0, new Rect(0, 0, 0, 0), List.of(), List.of());

  public static Diagram of(long generation, Rect bounds, List<Box> boxes, List<Route> routes) {
    return of(generation, bounds, boxes, routes, About.NOTHING);
  }

  public static Diagram of(
      long generation, Rect bounds, List<Box> boxes, List<Route> routes, About about) {
    List<Box> all = List.copyOf(boxes);
    return new Diagram(
        generation, bounds, all, List.copyOf(routes), about, new Index(bounds, all, routes));
  }

  /// One thing on the chart.
  ///
  /// @param subtitle a second line such as an address, or empty
  /// @param health drives its marks; never colour alone
  public record Box(
      ObjectRef ref,
      Shape shape,
      Rect rect,
      String title,
      String subtitle,
      Health health,
      Facts facts) {
    public Box(
        ObjectRef ref, Shape shape, Rect rect, String title, String subtitle, Health health) {
      this(ref, shape, rect, title, subtitle, health, Facts.NONE);
    }
  }

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

  public Optional<Box> box(ObjectRef ref) {
    return index.box(ref);
  }

  /// The innermost box at a point of the chart.
  public Optional<Box> hit(double x, double y) {
    return index.hit(x, y);
  }

  /// The boxes that touch an area, parents before children.
  public List<Box> boxesIn(Rect area) {
    return index.boxesIn(area);
  }

  /// The routes that may touch an area, in the chart's order.
  public List<Route> routesIn(Rect area) {
    return index.routesIn(area);
  }

  /// The routes that start or end at a thing.
  public List<Route> routesOf(ObjectRef ref) {
    return index.routesOf(ref);
  }

  /// The things at the other ends of a thing's routes.
  public Set<ObjectRef> neighbours(ObjectRef ref) {
    return index.neighbours(ref);
  }
}
