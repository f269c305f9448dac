package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A chart's boxes and routes by reference and by place.
public final class Index {
  private final List<Box> boxes;
  private final List<Route> routes;
  private final Map<ObjectRef, Box> byRef = new HashMap<>();
  private final Map<ObjectRef, List<Route>> byEnd = new HashMap<>();
  private final Grid boxGrid;
  private final Grid routeGrid;

  Index(Rect bounds, List<Box> boxes, List<Route> routes) {
    this.boxes = boxes;
    this.routes = List.copyOf(routes);
    boxGrid = new Grid(bounds, boxes.size());
    routeGrid = new Grid(bounds, routes.size());
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      byRef.put(box.ref(), box);
      boxGrid.add(i, box.rect());
    }
    for (int i = 0; i < this.routes.size(); i++) {
      Route route = this.routes.get(i);
      byEnd.computeIfAbsent(route.from(), k -> new ArrayList<>()).add(route);
      byEnd.computeIfAbsent(route.to(), k -> new ArrayList<>()).add(route);
      routeGrid.add(i, extent(route));
    }
  }

  private static Rect extent(Route route) {
    Rect extent = null;
    for (Point p : route.points()) {
      Rect point = new Rect(p.x(), p.y(), 0, 0);
      extent = extent == null ? point : extent.union(point);
    }
    return extent == null ? new Rect(0, 0, 0, 0) : extent.grow(1);
  }

  Optional<Box> box(ObjectRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  Optional<Box> hit(double x, double y) {
    BitSet near = boxGrid.at(x, y);
    for (int i = near.length() - 1; i >= 0; i = near.previousSetBit(i - 1)) {
      if (boxes.get(i).rect().contains(x, y)) {
        return Optional.of(boxes.get(i));
      }
    }
    return Optional.empty();
  }

  List<Box> boxesIn(Rect area) {
    List<Box> found = new ArrayList<>();
    boxGrid.in(area).stream()
        .mapToObj(boxes::get)
        .filter(b -> b.rect().intersects(area))
        .forEach(found::add);
    return found;
  }

  List<Route> routesIn(Rect area) {
    List<Route> found = new ArrayList<>();
    routeGrid.in(area).stream().mapToObj(routes::get).forEach(found::add);
    return found;
  }

  List<Route> routesOf(ObjectRef ref) {
    return byEnd.getOrDefault(ref, List.of());
  }

  Set<ObjectRef> neighbours(ObjectRef ref) {
    Set<ObjectRef> others = new LinkedHashSet<>();
    routesOf(ref).forEach(r -> others.add(r.from().equals(ref) ? r.to() : r.from()));
    return others;
  }
}
