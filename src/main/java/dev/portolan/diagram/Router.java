package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the ways of the lines between boxes: each thing's lines leave from the middle of its lower
/// edge and share a lane of their own in the free strip above what they lead to.
final class Router {
  private static final double PORT_STEP = 14;
  private static final double PORT_MARGIN = 16;
  private static final double FIRST_LANE = 9;
  private static final double LANE_STEP = 5;
  private static final int LANES = 3;

  private final Map<ObjectRef, Box> boxes = new HashMap<>();
  private final PathFinder finder;

  Router(Rect bounds, List<Box> boxes, Topology topology) {
    List<Box> solid = new ArrayList<>();
    for (Box box : boxes) {
      this.boxes.put(box.ref(), box);
      boolean inside = box.shape() == Shape.POD && !topology.to(box.ref(), Relation.OWNS).isEmpty();
      if (box.shape() != Shape.NAMESPACE && !inside) {
        solid.add(box);
      }
    }
    finder = new PathFinder(new Obstacles(bounds, solid), bounds);
  }

  List<Route> routes(Topology topology) {
    List<Link> links = new ArrayList<>(topology.all(Relation.ROUTES).toList());
    topology
        .all(Relation.SELECTS)
        .filter(l -> l.to().kind() != Kind.POD || topology.to(l.to(), Relation.OWNS).isEmpty())
        .forEach(links::add);
    links.removeIf(l -> !boxes.containsKey(l.from()) || !boxes.containsKey(l.to()));
    Map<Link, Double> ports = ports(links);
    Map<ObjectRef, Double> lanes = lanes(links);
    List<Route> routes = new ArrayList<>();
    for (Link link : links) {
      routes.add(route(link, ports.getOrDefault(link, 0.0), lanes.getOrDefault(link.from(), 0.0)));
    }
    return routes;
  }

  private Route route(Link link, double port, double lane) {
    Box from = box(link.from());
    Box to = box(link.to());
    boolean quiet = !link.from().namespace().equals(link.to().namespace());
    Diagram.Relation relation =
        link.relation() == Relation.ROUTES ? Diagram.Relation.ROUTES : Diagram.Relation.SELECTS;
    List<Point> points = finder.find(from, to, port, lane);
    return new Route(link.from(), link.to(), relation, points, link.ready(), quiet);
  }

  private Box box(ObjectRef ref) {
    Box box = boxes.get(ref);
    if (box == null) {
      throw new IllegalArgumentException("not on the map: " + ref);
    }
    return box;
  }

  /// Where on its target's upper edge each line ends: side by side, in the order in which the lines
  /// come from.
  private Map<Link, Double> ports(List<Link> links) {
    Map<ObjectRef, List<Link>> arriving = new TreeMap<>();
    links.forEach(l -> arriving.computeIfAbsent(l.to(), k -> new ArrayList<>()).add(l));
    Map<Link, Double> ports = new HashMap<>();
    arriving.forEach(
        (to, all) -> {
          Rect rect = box(to).rect();
          all.sort(
              Comparator.comparingDouble((Link l) -> box(l.from()).rect().centerX())
                  .thenComparing(Link::from));
          double step = Math.min(PORT_STEP, (rect.width() - 2 * PORT_MARGIN) / all.size());
          for (int i = 0; i < all.size(); i++) {
            ports.put(all.get(i), rect.centerX() + (i - (all.size() - 1) / 2.0) * step);
          }
        });
    return ports;
  }

  /// How far above its targets the level part of a thing's lines runs: neighbours in a row differ.
  private Map<ObjectRef, Double> lanes(List<Link> links) {
    List<Box> sources =
        links.stream()
            .map(Link::from)
            .distinct()
            .map(this::box)
            .sorted(
                Comparator.comparing((Box b) -> b.ref().namespace())
                    .thenComparingDouble(b -> b.rect().y())
                    .thenComparingDouble(b -> b.rect().x()))
            .toList();
    Map<ObjectRef, Double> lanes = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      lanes.put(sources.get(i).ref(), FIRST_LANE + (i % LANES) * LANE_STEP);
    }
    return lanes;
  }
}
