package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Narrator.Sight;
import dev.portolan.layout.Area;
import dev.portolan.layout.Corner;
import dev.portolan.layout.FlatLayout;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Seats;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.Calls;
import dev.portolan.topology.CardScene;
import dev.portolan.topology.FocusScene;
import dev.portolan.topology.Link;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.NodeScene;
import dev.portolan.topology.Same;
import dev.portolan.topology.Scene;
import dev.portolan.topology.Topology;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the charts that are not made of namespaces: what is on them, where it stands, and a list
/// of boxes and routes of that.
final class FlatBuilder {
  private static final double MARGIN = 28;

  private final ClusterSnapshot snapshot;
  private final Topology topology;
  private final Grouping grouping;
  private final Scene scene;
  private final Map<ObjectRef, List<Link>> byGroup;
  private final FlatLayout layout;
  private final @Nullable Flat before;
  private final Set<ObjectRef> pinned;
  private final Map<ObjectRef, Lines> lines = new HashMap<>();

  /// What such a chart was made of, for the next one.
  ///
  /// @param lines the routes inside each group where the layout gave none
  record Flat(FlatLayout layout, Map<ObjectRef, Lines> lines) {}

  /// The routes inside a group, and where what they run between stood.
  record Lines(Map<ObjectRef, Area> among, List<Route> routes) {}

  private FlatBuilder(
      ClusterSnapshot snapshot,
      Topology topology,
      ChartView view,
      @Nullable Flat before,
      BooleanSupplier cancelled) {
    this.snapshot = snapshot;
    this.topology = topology;
    this.grouping = view.mode().grouping(view.grouping());
    this.scene = scene(snapshot, topology, view);
    this.byGroup = scene.linksByGroup();
    this.before = before;
    this.pinned = view.pinned().keySet();
    this.layout =
        FlatLayout.next(
            scene,
            new FlatLayout.Wish(view.mode(), grouping, view.pins()),
            before == null ? null : before.layout(),
            cancelled);
  }

  /// @param stages what the chart before was made of; its places come back with the packed chart
  static Diagram build(
      ClusterSnapshot snapshot,
      Topology topology,
      ChartView view,
      DiagramBuilder.@Nullable Stages stages,
      BooleanSupplier cancelled) {
    Flat before = stages == null ? null : stages.flat();
    return new FlatBuilder(snapshot, topology, view, before, cancelled).diagram(stages);
  }

  private static Scene scene(ClusterSnapshot snapshot, Topology topology, ChartView view) {
    Grouping grouping = view.mode().grouping(view.grouping());
    Set<ObjectRef> opened = opened(topology, view.folds());
    return switch (view.mode()) {
      case FLOW -> CardScene.of(topology, by(grouping), Calls.of(snapshot, topology), opened);
      case NODES -> NodeScene.of(snapshot, topology, grouping == Grouping.ZONE);
      case PACKED ->
          grouping == Grouping.NODE || grouping == Grouping.ZONE
              ? NodeScene.of(snapshot, topology, grouping == Grouping.ZONE)
              : CardScene.of(topology, by(grouping), List.of(), opened);
      case FOCUS -> {
        ChartView.Focus focus = view.focus();
        yield focus == null
            ? CardScene.of(topology, CardScene.By.NOTHING, List.of(), opened)
            : FocusScene.of(
                snapshot, topology, Calls.of(snapshot, topology), focus.ref(), focus.hops());
      }
    };
  }

  private static Set<ObjectRef> opened(Topology topology, Folds folds) {
    if (folds.depth() != Folds.Depth.PODS) {
      return folds.opened();
    }
    return topology.parts().values().stream()
        .flatMap(p -> p.cards().stream())
        .map(Vertex::ref)
        .filter(r -> r.kind().isWorkload() && folds.open(r))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CardScene.By by(Grouping grouping) {
    return switch (grouping) {
      case NAMESPACE -> CardScene.By.NAMESPACE;
      case APP -> CardScene.By.APP;
      default -> CardScene.By.NOTHING;
    };
  }

  private Diagram diagram(DiagramBuilder.@Nullable Stages stages) {
    List<Box> boxes = new ArrayList<>();
    List<Route> routes = new ArrayList<>();
    for (Scene.Group group : scene.allGroups()) {
      Area area = layout.area(group.ref());
      if (group.framed() && area != null) {
        boxes.add(frame(group, rect(area)));
      }
    }
    scene.things().values().forEach(v -> thing(v, boxes));
    layout.ways().forEach((link, way) -> routes.add(route(link, way)));
    scene.allGroups().forEach(g -> routes.addAll(inside(g)));
    boxes.sort(Comparator.comparing(Box::shape));
    routes.sort(
        Comparator.comparing(Route::relation).thenComparing(Route::from).thenComparing(Route::to));
    Rect bounds = boxes.stream().map(Box::rect).reduce(Rect::union).orElse(Rect.ZERO).grow(MARGIN);
    Flat flat = new Flat(layout, lines);
    return new Diagram(
        snapshot.generation(),
        bounds,
        Narrator.about(snapshot, counts(boxes)),
        new FlatIndex(bounds, boxes, routes, byGroup.getOrDefault(Scene.ABROAD, List.of())),
        pinned,
        stages == null ? DiagramBuilder.Stages.of(topology, flat) : stages.with(topology, flat));
  }

  private static Rect rect(Area area) {
    return new Rect(area.x(), area.y(), area.width(), area.height());
  }

  private Box frame(Scene.Group group, Rect rect) {
    Vertex self = group.self();
    NamespaceGraph part = topology.part(self.ref().name());
    if (self.ref().equals(ObjectRef.namespace(self.ref().name())) && part != null) {
      Sight sight = Sight.in(snapshot, part.name());
      String note = Narrator.contents(part, sight);
      return Narrator.namespace(self, rect, new Narrator.Inscription(note, sight, false));
    }
    return Narrator.group(self, group.title(), rect);
  }

  private void thing(Vertex vertex, List<Box> boxes) {
    Area area = layout.area(vertex.ref());
    if (area == null) {
      return;
    }
    Rect rect = rect(area);
    boxes.add(box(vertex, rect));
    Seats seats = layout.seats(vertex.ref());
    for (int i = 0; seats != null && i < seats.crew().pods().size(); i++) {
      Area in = seats.area(i);
      Rect place = new Rect(rect.x() + in.x(), rect.y() + in.y(), in.width(), in.height());
      boxes.add(Narrator.card(Vertex.of(seats.crew().pods().get(i)), place, true));
    }
  }

  private Box box(Vertex vertex, Rect rect) {
    if (grouping == Grouping.NAMESPACE) {
      return Narrator.card(vertex, rect, true);
    }
    NamespaceGraph part = topology.part(vertex.ref().namespace());
    return vertex.object() instanceof Pod pod && part != null
        ? Narrator.away(vertex, part.standing(pod), rect)
        : Narrator.stranger(vertex, rect);
  }

  private static Route route(Link link, List<Corner> way) {
    List<Point> points = way.stream().map(c -> new Point(c.x(), c.y())).toList();
    return new Route(
        link.from(),
        link.to(),
        Router.relation(link.relation()),
        points,
        link.ready(),
        false,
        link.words());
  }

  /// The routes inside a group for which the layout gave no ways; those from before where nothing
  /// moved.
  private List<Route> inside(Scene.Group group) {
    List<Link> links = byGroup.getOrDefault(group.ref(), List.of());
    if (links.isEmpty() || layout.ways().containsKey(links.getFirst())) {
      return List.of();
    }
    Map<ObjectRef, Area> areas = layout.inside(group.ref());
    Lines had = before == null ? null : before.lines().get(group.ref());
    List<Route> routes =
        had != null && Same.one(had.among(), areas)
            ? Ways.with(had.routes(), links)
            : found(areas, links);
    lines.put(group.ref(), new Lines(areas, routes));
    Area first = layout.area(group.things().getFirst());
    Area inner = areas.get(group.things().getFirst());
    if (first == null || inner == null) {
      return List.of();
    }
    Rect corner = new Rect(first.x() - inner.x(), first.y() - inner.y(), 0, 0);
    return routes.stream().map(r -> Ways.moved(r, corner)).toList();
  }

  private static List<Route> found(Map<ObjectRef, Area> areas, List<Link> links) {
    List<Solid> solids = new ArrayList<>();
    areas.forEach((ref, area) -> solids.add(new Solid(ref, rect(area))));
    solids.sort(Comparator.comparing(Solid::ref));
    Rect bounds = solids.stream().map(Solid::rect).reduce(Rect::union).orElse(Rect.ZERO);
    return new Router(bounds.grow(MARGIN), solids).routes(links);
  }

  /// How much the boxes stand for: the pods of a folded workload count.
  private About.Counts counts(List<Box> boxes) {
    Map<Shape, Integer> counts = new HashMap<>();
    Set<String> namespaces = new HashSet<>();
    for (Box box : boxes) {
      counts.merge(box.shape(), 1, Integer::sum);
      if (!box.ref().namespace().isEmpty() && !box.made()) {
        namespaces.add(box.ref().namespace());
      } else if (box.ref().kind() == Kind.NAMESPACE && !box.made()) {
        namespaces.add(box.ref().name());
      }
    }
    int pods = scene.groups().stream().mapToInt(g -> g.self().tally().total()).sum();
    return new About.Counts(
        namespaces.size(),
        counts.getOrDefault(Shape.WORKLOAD, 0),
        pods,
        counts.getOrDefault(Shape.SERVICE, 0),
        counts.getOrDefault(Shape.INGRESS, 0));
  }
}
