package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Narrator.Sight;
import dev.portolan.layout.Area;
import dev.portolan.layout.ChartLayout;
import dev.portolan.layout.PackedLayout;
import dev.portolan.layout.PinnedLayout;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.topology.Topology;
import dev.portolan.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes the chart of a snapshot: the graph, its layout, and the boxes and routes that come of it.
/// Each stage takes over from the earlier chart what no change touched.
public final class DiagramBuilder {
  private static final double MARGIN = 28;

  private DiagramBuilder() {}

  /// The chart of a snapshot.
  ///
  /// @param view what is wanted of it
  /// @param previous the chart that is on screen: what did not change keeps its place and costs
  ///   nothing; null for a fresh one
  public static Diagram build(
      ClusterSnapshot snapshot, ChartView view, @Nullable Diagram previous) {
    return build(snapshot, view, previous, () -> false);
  }

  /// The same, given up with a `LayoutCancelledException` once `cancelled` says so.
  public static Diagram build(
      ClusterSnapshot snapshot,
      ChartView view,
      @Nullable Diagram previous,
      BooleanSupplier cancelled) {
    Stages before = previous == null ? null : previous.stages();
    Topology topology =
        TopologyBuilder.next(snapshot, view.filter(), before == null ? null : before.topology());
    if (!view.byNamespaces()) {
      return FlatBuilder.build(snapshot, topology, view, before, cancelled);
    }
    ChartLayout layout =
        PackedLayout.next(
            topology, view.folds(), before == null ? null : before.layout().base(), cancelled);
    return draw(snapshot, topology, pinned(layout, view, before), before);
  }

  /// A chart that is packed without regard to where things stood on the earlier one; what did not
  /// change within a namespace is taken over all the same. For a cluster that is still being
  /// listed: its namespaces come one after the other, and squeezed in they would make a loose
  /// chart.
  public static Diagram anew(ClusterSnapshot snapshot, ChartView view, @Nullable Diagram previous) {
    Stages before = previous == null ? null : previous.stages();
    if (before == null || !view.byNamespaces()) {
      return build(snapshot, view, null);
    }
    Topology topology = TopologyBuilder.next(snapshot, view.filter(), before.topology());
    ChartLayout layout =
        PackedLayout.next(topology, view.folds(), before.layout().base().unplaced(), () -> false);
    return draw(snapshot, topology, pinned(layout, view, null), before);
  }

  /// A chart on which nothing stands where it stood: of what is left when another filter is chosen,
  /// which would be scattered otherwise. What is known of the cluster is taken over.
  public static Diagram repacked(
      ClusterSnapshot snapshot, ChartView view, @Nullable Diagram previous) {
    Stages before = previous == null ? null : previous.stages();
    if (before == null) {
      return build(snapshot, view, null);
    }
    Topology topology = TopologyBuilder.next(snapshot, view.filter(), before.topology());
    if (!view.byNamespaces()) {
      return FlatBuilder.build(snapshot, topology, view, null, () -> false);
    }
    ChartLayout layout = PackedLayout.next(topology, view.folds(), null, () -> false);
    return draw(snapshot, topology, pinned(layout, view, null), null);
  }

  /// The same chart as `build` makes, with nothing of the earlier one but its places: what `build`
  /// is held against.
  static Diagram afresh(ClusterSnapshot snapshot, ChartView view, @Nullable Diagram previous) {
    Stages before = previous == null ? null : previous.stages();
    Topology topology = TopologyBuilder.build(snapshot, view.filter());
    ChartLayout layout =
        PackedLayout.afresh(
            topology, view.folds(), before == null ? null : before.layout().base(), () -> false);
    return draw(snapshot, topology, pinned(layout, view, null), null);
  }

  private static ChartLayout pinned(ChartLayout base, ChartView view, @Nullable Stages before) {
    return PinnedLayout.over(base, view.pinned(), before == null ? null : before.layout());
  }

  /// What a chart was made of, for the next one.
  ///
  /// @param flat of a chart that is not made of namespaces, or null
  record Stages(
      Topology topology,
      ChartLayout layout,
      Map<String, NamespaceChart> charts,
      FlatBuilder.@Nullable Flat flat) {
    static Stages of(Topology topology, FlatBuilder.Flat flat) {
      return new Stages(topology, ChartLayout.NONE, Map.of(), flat);
    }

    /// The packed chart's places are kept for when it is wanted again.
    Stages with(Topology newTopology, FlatBuilder.Flat newFlat) {
      return new Stages(newTopology, layout, Map.of(), newFlat);
    }
  }

  private static Diagram draw(
      ClusterSnapshot snapshot, Topology topology, ChartLayout layout, @Nullable Stages before) {
    SortedMap<String, NamespaceChart> charts = new TreeMap<>();
    List<Rect> frames = new ArrayList<>();
    layout
        .plans()
        .forEach(
            (name, plan) -> {
              Area frame = layout.frames().getOrDefault(name, new Area(0, 0, 0, 0));
              NamespaceChart was = before == null ? null : before.charts().get(name);
              charts.put(name, NamespaceChart.next(plan, Sight.in(snapshot, name), frame, was));
              frames.add(new Rect(frame.x(), frame.y(), frame.width(), frame.height()));
            });
    List<NamespaceChart> all = List.copyOf(charts.values());
    Worldly worldly = Worldly.over(all, frames);
    Rect framed = frames.stream().reduce(Rect::union).orElse(Rect.ZERO);
    Rect bounds = worldly.world().map(w -> framed.union(w.rect())).orElse(framed).grow(MARGIN);
    return new Diagram(
        snapshot.generation(),
        bounds,
        Narrator.about(snapshot, counts(all)),
        new ChartIndex(bounds, all, frames, topology.abroad(), worldly),
        layout.pins().keySet(),
        new Stages(topology, layout, charts, before == null ? null : before.flat()));
  }

  private static About.Counts counts(List<NamespaceChart> charts) {
    return new About.Counts(
        charts.size(),
        count(charts, Shape.WORKLOAD),
        count(charts, Shape.POD),
        count(charts, Shape.SERVICE),
        count(charts, Shape.INGRESS));
  }

  private static int count(List<NamespaceChart> charts, Shape shape) {
    return charts.stream().mapToInt(c -> c.count(shape)).sum();
  }
}
