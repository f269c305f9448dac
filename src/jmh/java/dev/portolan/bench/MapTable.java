package dev.portolan.bench;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.layout.FlatLayout;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.layout.PackedLayout;
import dev.portolan.layout.Pins;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.topology.CardScene;
import dev.portolan.topology.Filter;
import dev.portolan.topology.NodeScene;
import dev.portolan.topology.Scene;
import dev.portolan.topology.Topology;
import dev.portolan.topology.TopologyBuilder;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Prints what it costs to lay out a cluster from nothing, each arrangement by itself, beside what
/// Eclipse ELK's `layered` and `box` take for the same graph in the same run. CPU time of the one
/// thread that works is told, so that what else the machine does matters little.
public final class MapTable {
  private static final int ROUNDS = 5;

  /// Who has not finished by then is not waited for.
  private static final long LIMIT_SECONDS = 180;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final PrintStream out;

  private MapTable(PrintStream out) {
    this.out = out;
  }

  /// @param args numbers of nodes of the graph: pods, workloads, services, namespaces
  public static void main(String[] args) throws Exception {
    int[] sizes =
        args.length == 0
            ? new int[] {20_000, 150_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    MapTable table = new MapTable(System.out);
    table.out.println(
        "Layout from nothing, CPU ms of the one thread: median of "
            + ROUNDS
            + ", least; ELK once warm");
    table.warm();
    for (int size : sizes) {
      table.size(size);
    }
    System.exit(0); // an ELK that was not waited for still runs
  }

  private void warm() {
    Topology small = TopologyBuilder.build(ChartCluster.of(2_000), Filter.ALL);
    for (int i = 0; i < 10; i++) {
      PackedLayout.next(small, Folds.to(Folds.Depth.PODS), null, () -> false);
      ElkGraph.packed(small).layout();
    }
    ElkGraph.flow(small).layout();
  }

  private void size(int nodes) throws Exception {
    // of the graph's nodes about four fifths are pods
    ClusterSnapshot snapshot = ChartCluster.of(nodes * 5 / 6);
    Topology topology = TopologyBuilder.build(snapshot, Filter.ALL);
    ElkGraph packed = ElkGraph.packed(topology);
    out.printf(
        Locale.ROOT,
        "%n%,d nodes: %,d namespaces, %,d pods%n",
        packed.nodes(),
        topology.parts().size(),
        snapshot.pods().size());
    double[] ours =
        ours(
            "packed by namespace",
            () -> PackedLayout.next(topology, Folds.to(Folds.Depth.PODS), null, () -> false));
    against("ELK box + layered + box", ours[0], packed);
    ours(
        "whole chart of it, with topology and lines",
        () -> DiagramBuilder.build(snapshot, ChartView.ALL, null));
    Scene cards = CardScene.of(topology, CardScene.By.NOTHING, List.of(), Set.of());
    double[] flow = ours("flow by nothing", () -> flat(cards, Mode.FLOW, Grouping.NONE));
    against("ELK layered of the cards", flow[0], ElkGraph.flow(topology));
    Scene homes = CardScene.of(topology, CardScene.By.NAMESPACE, List.of(), Set.of());
    ours("flow by namespace", () -> flat(homes, Mode.FLOW, Grouping.NAMESPACE));
    Scene nodesOf = NodeScene.of(snapshot, topology, false);
    ours("nodes", () -> flat(nodesOf, Mode.NODES, Grouping.NODE));
  }

  private static FlatLayout flat(Scene scene, Mode mode, Grouping grouping) {
    return FlatLayout.next(
        scene, new FlatLayout.Wish(mode, grouping, Pins.NONE), null, () -> false);
  }

  private double[] ours(String what, Supplier<Object> work) {
    List<Double> times = new ArrayList<>();
    Object last = null;
    for (int i = 0; i < ROUNDS; i++) {
      long start = CPU.getCurrentThreadCpuTime();
      last = work.get();
      times.add((CPU.getCurrentThreadCpuTime() - start) / 1e6);
    }
    if (last == null) {
      throw new IllegalStateException("nothing was made: " + what);
    }
    times.sort(null);
    double median = times.get(ROUNDS / 2);
    out.printf(Locale.ROOT, "  %-44s %10.1f  least %10.1f%n", what, median, times.getFirst());
    return new double[] {median, times.getFirst()};
  }

  private static double timed(ElkGraph graph) {
    long start = CPU.getCurrentThreadCpuTime();
    graph.layout();
    return (CPU.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private void against(String what, double ours, ElkGraph graph) throws Exception {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().stackSize(512L << 20).factory());
    Future<Double> done = thread.submit(() -> timed(graph));
    try {
      double took = done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      out.printf(Locale.ROOT, "  %-44s %10.1f  %.0f times as long%n", what, took, took / ours);
    } catch (TimeoutException e) {
      out.printf(
          Locale.ROOT,
          "  %-44s %10s  more than %.0f times as long: given up%n",
          what,
          "> " + LIMIT_SECONDS * 1000,
          LIMIT_SECONDS * 1000 / ours);
    } catch (ExecutionException e) {
      out.printf(Locale.ROOT, "  %-44s failed: %s%n", what, e.getCause());
    } finally {
      thread.shutdownNow();
    }
  }
}
