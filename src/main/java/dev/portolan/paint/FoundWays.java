package dev.portolan.paint;

import dev.portolan.diagram.Courses;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Ties;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ways that were found for the picture before: as long as one looks at the same things of the
/// same chart, moving the picture finds none anew.
final class FoundWays {
  private static final int MANY = 256;

  private List<Courses> courses = List.of();
  private Set<ObjectRef> tiles = Set.of();
  private Diagram diagram = Diagram.EMPTY;
  private Set<ObjectRef> active = Set.of();
  private List<Route> routes = List.of();
  private Diagram walked = Diagram.EMPTY;
  private final Map<List<ObjectRef>, Optional<List<Point>>> walks = new HashMap<>();

  /// What of the next picture is drawn as tiles.
  void tiles(Set<ObjectRef> are) {
    tiles = are;
  }

  /// The ways of ties.
  List<Courses> courses(Diagram of, List<Ties> ties, double scale) {
    courses = Courses.all(courses, of, ties, scale, tiles);
    return courses;
  }

  /// The routes of things, each once.
  List<Route> routes(Diagram of, Set<ObjectRef> things) {
    if (!of.equals(diagram) || !things.equals(active)) {
      Set<Route> found = new LinkedHashSet<>();
      things.forEach(t -> found.addAll(of.routesOf(t)));
      diagram = of;
      active = Set.copyOf(things);
      routes = new ArrayList<>(found);
    }
    return routes;
  }

  /// The way from one thing to another; none when one of them is not on the chart.
  Optional<List<Point>> way(Diagram of, ObjectRef from, ObjectRef to) {
    if (!of.equals(walked) || walks.size() > MANY) {
      walks.clear();
      walked = of;
    }
    return walks.computeIfAbsent(List.of(from, to), k -> of.way(from, to));
  }
}
