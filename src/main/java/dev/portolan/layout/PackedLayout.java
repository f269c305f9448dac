package dev.portolan.layout;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Topology;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;

/// The chart's layout: every namespace a box with its contents arranged inside, the boxes packed
/// into the shape of a window. Nothing in it is random: the same graph and the same previous areas
/// give the same chart.
public final class PackedLayout implements LayoutAlgorithm2D<Vertex, Link> {
  private static final double SHAPE = 1.6;
  private static final double SLACK = 24;

  private final Map<ObjectRef, Area> previous;
  private final BooleanSupplier cancelled;

  /// A layout that keeps to an earlier chart.
  ///
  /// @param previous the areas of the earlier chart; empty for a fresh start
  /// @param cancelled asked before each namespace; once true the layout ends with a
  ///   `LayoutCancelledException`
  public PackedLayout(Map<ObjectRef, Area> previous, BooleanSupplier cancelled) {
    this.previous = previous;
    this.cancelled = cancelled;
  }

  /// Lays out a topology without a word of JGraphT.
  public static Map<ObjectRef, Area> areas(
      Topology topology, Map<ObjectRef, Area> previous, BooleanSupplier cancelled) {
    AreaModel model = new AreaModel();
    new PackedLayout(previous, cancelled).layout(topology.graph(), model);
    return model.areas();
  }

  @Override
  public void layout(Graph<Vertex, Link> graph, LayoutModel2D<Vertex> model) {
    Map<ObjectRef, Vertex> vertices = new TreeMap<>();
    graph.vertexSet().forEach(v -> vertices.put(v.ref(), v));
    Topology topology = new Topology(graph, vertices);
    NamespaceLayout inside = new NamespaceLayout(topology, previous);
    Map<ObjectRef, Block> contents = new LinkedHashMap<>();
    for (ObjectRef ref : vertices.keySet()) {
      if (ref.kind() == Kind.NAMESPACE) {
        if (cancelled.getAsBoolean()) {
          throw new LayoutCancelledException();
        }
        contents.put(ref, inside.contents(ref));
      }
    }
    List<Packing.Item> items = new ArrayList<>();
    contents.forEach((ref, block) -> items.add(frame(ref, block)));
    Map<ObjectRef, Area> frames =
        new Packing(Metrics.NAMESPACE_GAP, SHAPE).keeping(items, previous);
    contents.forEach(
        (ref, block) -> {
          Area frame = frames.getOrDefault(ref, new Area(0, 0, 0, 0));
          put(model, vertices, ref, frame);
          double x = frame.x() + Metrics.NAMESPACE_PAD;
          double y = frame.y() + Metrics.namespaceHeading(frame.width());
          block.at(x, y).forEach(p -> put(model, vertices, p.ref(), p.area()));
        });
  }

  /// A namespace's outer size, rounded up so that there is a little room to grow. One that fits
  /// where it stood asks for no more than it needs.
  private Packing.Item frame(ObjectRef ref, Block contents) {
    double width =
        Math.max(Metrics.NAMESPACE_MIN_WIDTH, contents.width() + 2 * Metrics.NAMESPACE_PAD);
    Area had = previous.get(ref);
    double heading =
        Metrics.namespaceHeading(Math.max(roundUp(width), had == null ? 0 : had.width()));
    double height = heading + contents.height() + Metrics.NAMESPACE_PAD;
    if (had != null && width <= had.width() && height <= had.height()) {
      return new Packing.Item(ref, width, height);
    }
    return new Packing.Item(ref, roundUp(width), roundUp(height));
  }

  private static double roundUp(double size) {
    return Math.ceil(size / SLACK) * SLACK;
  }

  private static void put(
      LayoutModel2D<Vertex> model, Map<ObjectRef, Vertex> vertices, ObjectRef ref, Area area) {
    Vertex vertex = vertices.get(ref);
    if (vertex == null) {
      return;
    }
    if (model instanceof AreaModel areas) {
      areas.place(vertex, area);
    } else {
      model.put(vertex, Point2D.of(area.x(), area.y()));
    }
  }
}
