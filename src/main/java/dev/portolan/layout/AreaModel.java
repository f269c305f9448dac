package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;

/// A layout model that keeps a rectangle for each thing; its point is the rectangle's top left
/// corner.
final class AreaModel extends MapLayoutModel2D<ObjectRef> {
  private final Map<ObjectRef, Area> areas = new HashMap<>();
  private final Map<Link, List<Point2D>> ways = new HashMap<>();

  AreaModel() {
    super(Box2D.of(0, 0));
  }

  void place(ObjectRef thing, Area area) {
    areas.put(thing, area);
    put(thing, Point2D.of(area.x(), area.y()));
  }

  /// Keeps the way of a line, both ends included.
  void lead(Link link, List<Point2D> way) {
    ways.put(link, List.copyOf(way));
  }

  Map<Link, List<Point2D>> ways() {
    return Collections.unmodifiableMap(ways);
  }

  Map<ObjectRef, Area> areas() {
    return Collections.unmodifiableMap(areas);
  }

  /// What all of it takes: a line that goes around things reaches further than they do.
  Area extent() {
    Stream<Area> corners =
        ways.values().stream().flatMap(List::stream).map(p -> new Area(p.getX(), p.getY(), 0, 0));
    return Stream.concat(areas.values().stream(), corners)
        .reduce(Area::union)
        .orElse(new Area(0, 0, 0, 0));
  }
}
