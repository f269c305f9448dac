package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws the lines between boxes.
final class Router {
  private final Map<ObjectRef, Box> boxes = new HashMap<>();

  Router(List<Box> boxes) {
    boxes.forEach(b -> this.boxes.put(b.ref(), b));
  }

  List<Route> routes(Topology topology) {
    List<Route> routes = new ArrayList<>();
    topology.all(Relation.ROUTES).forEach(l -> add(routes, l, Diagram.Relation.ROUTES));
    topology
        .all(Relation.SELECTS)
        .filter(l -> l.to().kind() != Kind.POD || topology.to(l.to(), Relation.OWNS).isEmpty())
        .forEach(l -> add(routes, l, Diagram.Relation.SELECTS));
    return routes;
  }

  private void add(List<Route> routes, Link link, Diagram.Relation relation) {
    Box from = boxes.get(link.from());
    Box to = boxes.get(link.to());
    if (from == null || to == null) {
      return;
    }
    boolean quiet = !link.from().namespace().equals(link.to().namespace());
    routes.add(
        new Route(
            link.from(), link.to(), relation, points(from.rect(), to.rect()), link.ready(), quiet));
  }

  private static List<Point> points(Rect from, Rect to) {
    double middle = to.y() - 12;
    return List.of(
        new Point(from.centerX(), from.bottom()),
        new Point(from.centerX(), middle),
        new Point(to.centerX(), middle),
        new Point(to.centerX(), to.y()));
  }
}
