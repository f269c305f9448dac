package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The chart's layout: every namespace a box with its contents arranged inside, the boxes packed
/// into the shape of a window. Nothing in it is random: the same topology and the same earlier
/// layout give the same chart.
public final class PackedLayout {
  private static final double SHAPE = 1.6;
  static final double SLACK = 24;

  private final @Nullable ChartLayout previous;
  private final NamespaceLayout.How how;
  private final BooleanSupplier cancelled;

  private PackedLayout(
      Folds folds, @Nullable ChartLayout previous, boolean reuse, BooleanSupplier cancelled) {
    boolean sameDepth = previous == null || previous.folds().depth() == folds.depth();
    boolean sameFolds = previous != null && previous.folds().equals(folds);
    this.previous = previous == null || sameDepth ? previous : previous.unplaced();
    this.how = new NamespaceLayout.How(folds, sameFolds, reuse);
    this.cancelled = cancelled;
  }

  /// Lays out a topology, keeping to an earlier layout: what did not change keeps its place and is
  /// not looked at. Where everything is unfolded otherwise than before, it is packed anew.
  ///
  /// @param cancelled asked before each namespace; once true the layout ends with a
  ///   `LayoutCancelledException`
  public static ChartLayout next(
      Topology topology, Folds folds, @Nullable ChartLayout previous, BooleanSupplier cancelled) {
    return new PackedLayout(folds, previous, true, cancelled).layout(topology);
  }

  /// The same outcome without anything taken over: everything is arranged once more around the
  /// earlier places.
  public static ChartLayout afresh(
      Topology topology, Folds folds, @Nullable ChartLayout previous, BooleanSupplier cancelled) {
    return new PackedLayout(folds, previous, false, cancelled).layout(topology);
  }

  private ChartLayout layout(Topology topology) {
    TreeMap<String, NamespacePlan> plans = new TreeMap<>();
    for (NamespaceGraph graph : topology.parts().values()) {
      if (cancelled.getAsBoolean()) {
        throw new LayoutCancelledException();
      }
      plans.put(
          graph.name(),
          NamespaceLayout.plan(graph, frame(graph.name()), before(graph.name()), how));
    }
    if (previous != null && how.reuse() && placed(previous) && sameSizes(plans, previous)) {
      return new ChartLayout(plans, previous.frames(), how.folds());
    }
    List<Packing.Item> items = new ArrayList<>();
    Map<ObjectRef, Area> had = new HashMap<>();
    plans.forEach(
        (name, plan) -> {
          items.add(item(plan));
          Area frame = frame(name);
          if (frame != null) {
            had.put(plan.graph().self().ref(), frame);
          }
        });
    Map<String, Area> frames = new HashMap<>();
    new Packing(Metrics.NAMESPACE_GAP, SHAPE)
        .keeping(items, had)
        .forEach((ref, area) -> frames.put(ref.name(), area));
    return new ChartLayout(plans, Collections.unmodifiableMap(frames), how.folds());
  }

  private static boolean placed(ChartLayout layout) {
    return layout.frames().size() == layout.plans().size();
  }

  private @Nullable Area frame(String namespace) {
    return previous == null ? null : previous.frame(namespace);
  }

  private @Nullable NamespacePlan before(String namespace) {
    return previous == null ? null : previous.plan(namespace);
  }

  static boolean sameSizes(Map<String, NamespacePlan> plans, ChartLayout before) {
    return plans.size() == before.plans().size()
        && plans.values().stream()
            .allMatch(
                p -> {
                  NamespacePlan was = before.plan(p.graph().name());
                  return was != null && was.width() == p.width() && was.height() == p.height();
                });
  }

  /// A namespace's outer size, rounded up so that there is a little room to grow. One that fits
  /// where it stood asks for no more than it needs.
  private Packing.Item item(NamespacePlan plan) {
    double width = Math.max(Metrics.NAMESPACE_MIN_WIDTH, plan.width() + 2 * Metrics.NAMESPACE_PAD);
    Area had = frame(plan.graph().name());
    double heading =
        Metrics.namespaceHeading(Math.max(roundUp(width), had == null ? 0 : had.width()));
    double height = heading + plan.height() + Metrics.NAMESPACE_PAD;
    ObjectRef ref = plan.graph().self().ref();
    if (had != null && width <= had.width() && height <= had.height()) {
      return new Packing.Item(ref, width, height);
    }
    return new Packing.Item(ref, roundUp(width), roundUp(height));
  }

  private static double roundUp(double size) {
    return Math.ceil(size / SLACK) * SLACK;
  }
}
