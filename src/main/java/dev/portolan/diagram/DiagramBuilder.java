package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.layout.Area;
import dev.portolan.layout.PackedLayout;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Topology;
import dev.portolan.topology.TopologyBuilder;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes the chart of a snapshot: the graph, its layout, and the boxes and routes that come of it.
public final class DiagramBuilder {
  private DiagramBuilder() {}

  /// The chart of a snapshot.
  ///
  /// @param namespaces the namespaces to show; empty for all
  /// @param previous the chart that is on screen: what did not change keeps its place; null for a
  ///   fresh one
  public static Diagram build(
      ClusterSnapshot snapshot, Set<String> namespaces, @Nullable Diagram previous) {
    return build(snapshot, namespaces, previous, () -> false);
  }

  /// The same, given up with a `LayoutCancelledException` once `cancelled` says so.
  public static Diagram build(
      ClusterSnapshot snapshot,
      Set<String> namespaces,
      @Nullable Diagram previous,
      BooleanSupplier cancelled) {
    Topology topology = TopologyBuilder.build(snapshot, namespaces);
    Map<ObjectRef, Area> areas = PackedLayout.areas(topology, areas(previous), cancelled);
    Narrator narrator = new Narrator(snapshot, topology);
    List<Box> boxes = new ArrayList<>();
    for (Vertex vertex : topology.vertices().values()) {
      Area area = areas.get(vertex.ref());
      if (area != null) {
        boxes.add(narrator.box(vertex, rect(area)));
      }
    }
    boxes.sort(Comparator.comparing(Box::shape).thenComparing(Box::ref));
    Rect bounds =
        boxes.stream().map(Box::rect).reduce(Rect::union).orElse(new Rect(0, 0, 0, 0)).grow(MARGIN);
    List<Route> routes = new Router(bounds, boxes, topology).routes(topology);
    return Diagram.of(snapshot.generation(), bounds, boxes, routes, narrator.about());
  }

  private static final double MARGIN = 28;

  private static Map<ObjectRef, Area> areas(@Nullable Diagram previous) {
    Map<ObjectRef, Area> areas = new HashMap<>();
    if (previous != null) {
      for (Box box : previous.boxes()) {
        Rect r = box.rect();
        areas.put(box.ref(), new Area(r.x(), r.y(), r.width(), r.height()));
      }
    }
    return areas;
  }

  private static Rect rect(Area area) {
    return new Rect(area.x(), area.y(), area.width(), area.height());
  }
}
