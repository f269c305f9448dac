package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The index of a chart that is given as a list of boxes.
final class FlatIndex extends Index {
  private final Rect bounds;
  private final List<Box> boxes;
  private final List<Route> routes;
  private final Map<ObjectRef, Box> byRef = new HashMap<>();
  private final Map<ObjectRef, List<Route>> byEnd = new HashMap<>();
  private final Map<ObjectRef, List<Link>> linksByEnd = new HashMap<>();
  private final Grid boxGrid;
  private final Grid routeGrid;

  FlatIndex(Rect bounds, List<Box> boxes, List<Route> routes) {
    this(bounds, boxes, routes, List.of());
  }

  /// @param abroad links of which the ways are found when one of their ends is looked at
  FlatIndex(Rect bounds, List<Box> boxes, List<Route> routes, List<Link> abroad) {
    this.bounds = bounds;
    this.boxes = List.copyOf(boxes);
    this.routes = List.copyOf(routes);
    boxGrid = new Grid(bounds, boxes.size());
    routeGrid = new Grid(bounds, routes.size());
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      byRef.put(box.ref(), box);
      boxGrid.add(i, box.rect());
    }
    for (Link link : abroad) {
      linksByEnd.computeIfAbsent(link.from(), k -> new ArrayList<>()).add(link);
      linksByEnd.computeIfAbsent(link.to(), k -> new ArrayList<>()).add(link);
    }
    for (int i = 0; i < this.routes.size(); i++) {
      Route route = this.routes.get(i);
      byEnd.computeIfAbsent(route.from(), k -> new ArrayList<>()).add(route);
      byEnd.computeIfAbsent(route.to(), k -> new ArrayList<>()).add(route);
      routeGrid.add(i, Ways.extent(route));
    }
  }

  @Override
  List<Box> boxes() {
    return boxes;
  }

  @Override
  List<Route> routes() {
    return routes;
  }

  @Override
  Optional<Box> box(ObjectRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  /// Of a given list, the workload in whose box the middle of a pod's lies.
  @Override
  Optional<ObjectRef> home(ObjectRef ref) {
    return box(ref).map(b -> frame(b).orElse(ref));
  }

  private Optional<ObjectRef> frame(Box inner) {
    if (inner.shape() != Shape.POD) {
      return Optional.empty();
    }
    return boxesIn(inner.rect()).stream()
        .filter(b -> b.shape() == Shape.WORKLOAD && within(b.rect(), inner))
        .map(Box::ref)
        .findFirst();
  }

  @Override
  Optional<Box> hit(double x, double y) {
    BitSet near = boxGrid.at(x, y);
    for (int i = near.length() - 1; i >= 0; i = near.previousSetBit(i - 1)) {
      if (boxes.get(i).rect().contains(x, y)) {
        return Optional.of(boxes.get(i));
      }
    }
    return Optional.empty();
  }

  @Override
  List<Box> boxesIn(Rect area) {
    return boxGrid.in(area).stream()
        .mapToObj(boxes::get)
        .filter(b -> b.rect().intersects(area))
        .toList();
  }

  @Override
  void visit(Shape shape, Rect area, Detail detail, Consumer<Box> found) {
    List<Rect> tiles =
        shape == Shape.NAMESPACE
            ? List.of()
            : detail.tiles().stream().flatMap(t -> box(t).stream()).map(Box::rect).toList();
    List<Box> all =
        boxesIn(area).stream()
            .filter(b -> b.shape() == shape && tiles.stream().noneMatch(t -> within(t, b)))
            .toList();
    if (shape != Shape.POD || all.isEmpty() || detail.pods(all.size(), seat(all))) {
      all.forEach(found);
    }
  }

  private static boolean within(Rect frame, Box box) {
    return frame.contains(box.rect().centerX(), box.rect().centerY());
  }

  private static double seat(List<Box> pods) {
    return pods.getFirst().rect().width();
  }

  @Override
  List<Load> loads(Rect area) {
    List<Load> loads = new ArrayList<>();
    for (Box frame : boxesIn(area)) {
      if (frame.shape() == Shape.NAMESPACE) {
        Rect inside = frame.rect().intersection(area);
        long cards =
            boxesIn(inside).stream()
                .filter(b -> b.shape() != Shape.NAMESPACE && b.shape() != Shape.POD)
                .count();
        long lines = routeGrid.in(inside).stream().filter(i -> !routes.get(i).quiet()).count();
        boolean folded = frame.facts().inside().folded();
        loads.add(new Load(frame.ref(), frame.rect(), folded, (int) cards, (int) lines));
      }
    }
    return loads;
  }

  /// Of a given list it is not known whose the pods are: all of them are shown, or none.
  @Override
  List<Load.Crew> crews(Rect area, Set<ObjectRef> without) {
    List<Box> pods = new ArrayList<>();
    Detail detail = new Detail(without, Integer.MAX_VALUE, 1, 0);
    visit(Shape.POD, area, detail, pods::add);
    return pods.isEmpty()
        ? List.of()
        : List.of(new Load.Crew(pods.size(), seat(pods), pods.size()));
  }

  @Override
  List<Route> routesIn(Rect area, Set<ObjectRef> without) {
    List<Rect> tiles = without.stream().flatMap(t -> box(t).stream()).map(Box::rect).toList();
    return routeGrid.in(area).stream()
        .mapToObj(routes::get)
        .filter(r -> tiles.stream().noneMatch(t -> t.contains(Ways.extent(r))))
        .toList();
  }

  @Override
  List<Route> routesOf(ObjectRef ref) {
    List<Route> found = byEnd.getOrDefault(ref, List.of());
    List<Link> links = linksByEnd.getOrDefault(ref, List.of());
    if (links.isEmpty()) {
      return found;
    }
    List<Route> all = new ArrayList<>(found);
    all.addAll(Abroad.routes(this, bounds, links));
    return all;
  }
}
