package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Route;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the ways of the lines inside one namespace: each thing's lines leave from the middle of
/// its lower edge and share a lane of their own in the free strip above what they lead to.
final class Router {
  private static final double PORT_STEP = 14;
  private static final double PORT_MARGIN = 16;
  private static final double FIRST_LANE = 9;
  private static final double LANE_STEP = 5;
  private static final int LANES = 3;

  private final Map<ObjectRef, Solid> solids = new HashMap<>();
  private final PathFinder finder;

  /// @param solids what stands in the namespace
  Router(Rect bounds, List<Solid> solids) {
    solids.forEach(s -> this.solids.put(s.ref(), s));
    Grid grid = new Grid(bounds, solids.size());
    for (int i = 0; i < solids.size(); i++) {
      grid.add(i, solids.get(i).rect());
    }
    finder =
        new PathFinder(
            area ->
                grid.in(area).stream()
                    .mapToObj(solids::get)
                    .filter(s -> s.rect().intersects(area))
                    .toList(),
            bounds);
  }

  List<Route> routes(List<Link> all) {
    List<Link> links = new ArrayList<>(all);
    links.sort(
        Comparator.comparing(Link::relation, Comparator.reverseOrder())
            .thenComparing(Link::from)
            .thenComparing(Link::to));
    Map<Link, Double> ports = ports(links);
    Map<ObjectRef, Double> lanes = lanes(links);
    List<Route> routes = new ArrayList<>();
    for (Link link : links) {
      double port = ports.getOrDefault(link, 0.0);
      double lane = lanes.getOrDefault(link.from(), 0.0);
      List<Point> points = finder.find(solid(link.from()), solid(link.to()), port, lane);
      routes.add(route(link, points));
    }
    return routes;
  }

  static Route route(Link link, List<Point> points) {
    boolean quiet = !link.from().namespace().equals(link.to().namespace());
    return new Route(
        link.from(),
        link.to(),
        relation(link.relation()),
        points,
        link.ready(),
        quiet,
        link.words());
  }

  static Diagram.Relation relation(Relation relation) {
    return switch (relation) {
      case ROUTES -> Diagram.Relation.ROUTES;
      case CALLS -> Diagram.Relation.CALLS;
      case RUNS_ON -> Diagram.Relation.RUNS_ON;
      case CONTAINS, OWNS, SELECTS, ALLOWS, DENIES, PROBED -> Diagram.Relation.SELECTS;
    };
  }

  private Solid solid(ObjectRef ref) {
    Solid solid = solids.get(ref);
    if (solid == null) {
      throw new IllegalArgumentException("not on the map: " + ref);
    }
    return solid;
  }

  /// Where on its target's upper edge each line ends: side by side, in the order in which the lines
  /// come from.
  private Map<Link, Double> ports(List<Link> links) {
    Map<ObjectRef, List<Link>> arriving = new TreeMap<>();
    links.forEach(l -> arriving.computeIfAbsent(l.to(), k -> new ArrayList<>()).add(l));
    Map<Link, Double> ports = new HashMap<>();
    arriving.forEach(
        (to, all) -> {
          Rect rect = solid(to).rect();
          all.sort(
              Comparator.comparingDouble((Link l) -> solid(l.from()).rect().centerX())
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
    List<Solid> sources =
        links.stream()
            .map(Link::from)
            .distinct()
            .map(this::solid)
            .sorted(
                Comparator.comparingDouble((Solid s) -> s.rect().y())
                    .thenComparingDouble(s -> s.rect().x()))
            .toList();
    Map<ObjectRef, Double> lanes = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      lanes.put(sources.get(i).ref(), FIRST_LANE + (i % LANES) * LANE_STEP);
    }
    return lanes;
  }
}
