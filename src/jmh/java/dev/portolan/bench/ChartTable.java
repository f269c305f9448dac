package dev.portolan.bench;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.paint.Palette;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Prints what a chart costs at several sizes: the first one, one after each sort of change, frames
/// and look-ups, and the heap that it keeps. Beside each change stands how many times the chart
/// from nothing costs in the same run: the machine's mood changes both.
public final class ChartTable {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1200;
  private static final int HITS = 20_000;

  private final PrintStream out;
  private final Random random = new Random(11);
  private final Painter painter = new Painter();
  private final Palette palette = Palette.light();
  private final BufferedImage image =
      new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);

  private ChartTable(PrintStream out) {
    this.out = out;
  }

  /// @param args numbers of pods; without any, four sizes up to 150,000
  public static void main(String[] args) {
    ChartTable table = new ChartTable(System.out);
    table.out.println("Charts; wall ms median/p99, CPU ms median of the one thread that works");
    int[] sizes =
        args.length == 0
            ? new int[] {1_000, 10_000, 50_000, 150_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    for (int pods : sizes) {
      table.size(pods);
    }
  }

  private void size(int pods) {
    ClusterSnapshot snapshot = ChartCluster.of(pods);
    Held held = Held.of(snapshot);
    Diagram first = held.diagram();
    out.printf(
        Locale.ROOT,
        "%n%,d pods, %,d services, %,d namespaces: chart keeps %.1f MB, %d bytes a pod%n",
        pods,
        snapshot.services().size(),
        snapshot.namespaces().size(),
        held.bytes() / 1e6,
        held.bytes() / pods);
    Times fresh = new Times();
    for (int i = 0; i < (pods > 20_000 ? 5 : 15); i++) {
      fresh.time(() -> DiagramBuilder.build(snapshot, ChartView.ALL, null));
    }
    line("first chart, from nothing", fresh, fresh);
    changes(snapshot, first, fresh);
    frames(first);
    hits(first);
  }

  /// Makes the changes of one step.
  private interface Step {
    ClusterSnapshot next(ClusterSnapshot from, int n);
  }

  private void changes(ClusterSnapshot snapshot, Diagram first, Times fresh) {
    int rounds = 200;
    run("nothing changed", rounds, snapshot, first, fresh, (s, n) -> with(s, List.of(), List.of()));
    run("one pod's readiness", rounds, snapshot, first, fresh, this::status);
    run("the same, largest namespace", rounds, snapshot, first, fresh, this::statusOfLargest);
    run("one pod added or removed", rounds, snapshot, first, fresh, this::surge);
    run("100 pods at once", rounds / 4, snapshot, first, fresh, this::batch);
    run("one new namespace of 50 pods", 20, snapshot, first, fresh, ChartTable::namespace);
    run("a deployment scaled", 40, snapshot, first, fresh, this::scaled);
  }

  private void run(
      String what, int rounds, ClusterSnapshot snapshot, Diagram first, Times fresh, Step step) {
    Times times = new Times();
    ClusterSnapshot now = snapshot;
    Diagram[] shown = {first};
    for (int i = 0; i < rounds; i++) {
      now = step.next(now, i);
      ClusterSnapshot next = now;
      times.time(() -> shown[0] = DiagramBuilder.build(next, ChartView.ALL, shown[0]));
    }
    line(what, times, fresh);
  }

  private static ClusterSnapshot with(
      ClusterSnapshot from, List<? extends KubeObject> put, List<ObjectRef> gone) {
    return ChartCluster.with(from, put, gone);
  }

  private Pod pick(List<Pod> pods) {
    return pods.get(random.nextInt(pods.size()));
  }

  private ClusterSnapshot status(ClusterSnapshot from, int n) {
    return with(from, List.of(ChartCluster.flipped(pick(from.pods()))), List.of());
  }

  private ClusterSnapshot statusOfLargest(ClusterSnapshot from, int n) {
    return with(from, List.of(ChartCluster.flipped(pick(from.podsIn("team-001")))), List.of());
  }

  private ClusterSnapshot surge(ClusterSnapshot from, int n) {
    Pod pod = pick(from.pods());
    return n % 2 == 0
        ? with(from, List.of(ChartCluster.twin(pod, pod.name() + "n")), List.of())
        : with(from, List.of(), List.of(pod.ref()));
  }

  private ClusterSnapshot batch(ClusterSnapshot from, int n) {
    List<Pod> put = new ArrayList<>();
    List<ObjectRef> gone = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      put.add(ChartCluster.flipped(pick(from.pods())));
    }
    for (int i = 0; i < 10; i++) {
      Pod pod = pick(from.pods());
      put.add(ChartCluster.twin(pod, pod.name() + "n" + n));
      gone.add(pick(from.pods()).ref());
    }
    return with(from, put, gone);
  }

  private static ClusterSnapshot namespace(ClusterSnapshot from, int n) {
    return with(from, ChartCluster.newNamespace("new-" + n, 50), List.of());
  }

  /// Six pods more than the workload wanted: its grid grows.
  private ClusterSnapshot scaled(ClusterSnapshot from, int n) {
    Pod pod = pick(from.pods());
    List<Pod> put = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      put.add(ChartCluster.twin(pod, pod.name() + "s" + n + "-" + i));
    }
    return with(from, put, List.of());
  }

  private void frames(Diagram diagram) {
    Viewport far = Viewport.fit(diagram.bounds(), WIDTH, HEIGHT, 1.25);
    frame("frame far, still", diagram, far, PaintOptions.STILL);
    frame("frame far, panned", diagram, far, PaintOptions.MOVING);
    for (double scale : new double[] {0.08, 0.15, 0.3, 0.9}) {
      Viewport view =
          new Viewport(diagram.bounds().x(), diagram.bounds().y(), scale, WIDTH, HEIGHT);
      String name = String.format(Locale.ROOT, "frame at %.2f, ", scale);
      frame(name + "still", diagram, view, PaintOptions.STILL);
      frame(name + "panned", diagram, view, PaintOptions.MOVING);
    }
  }

  private void frame(String what, Diagram diagram, Viewport start, PaintOptions options) {
    Times times = new Times();
    for (int i = 0; i < 60; i++) {
      Viewport view = options.quality() ? start : start.pan(-12.0 * (i % 30), -7.0 * (i % 30));
      Graphics2D g = image.createGraphics();
      times.time(() -> painter.paint(g, diagram, Overlay.NONE, view, palette, options));
      g.dispose();
    }
    out.printf(
        Locale.ROOT,
        "  %-30s %8.2f / %8.2f p95  cpu %8.2f%n",
        what,
        times.wall(0.5),
        times.wall(0.95),
        times.cpu());
  }

  private void hits(Diagram diagram) {
    int found = 0;
    long start = System.nanoTime();
    for (int i = 0; i < HITS; i++) {
      double x = diagram.bounds().x() + random.nextDouble() * diagram.bounds().width();
      double y = diagram.bounds().y() + random.nextDouble() * diagram.bounds().height();
      found += diagram.hit(x, y).isPresent() ? 1 : 0;
    }
    out.printf(
        Locale.ROOT,
        "  %-30s %8.2f us, %d %% of the points on something%n",
        "hit test",
        (System.nanoTime() - start) / 1e3 / HITS,
        100 * found / HITS);
  }

  private void line(String what, Times times, Times fresh) {
    out.printf(
        Locale.ROOT,
        "  %-30s %8.2f / %8.2f p99  cpu %8.2f  from nothing costs %,.0f times as much%n",
        what,
        times.wall(0.5),
        times.wall(0.99),
        times.cpu(),
        fresh.cpu() / Math.max(0.001, times.cpu()));
  }

  /// Wall and CPU times of the same thing done again and again.
  private static final class Times {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final List<Long> walls = new ArrayList<>();
    private final List<Long> cpus = new ArrayList<>();

    void time(Runnable work) {
      long wall = System.nanoTime();
      long cpu = CPU.getCurrentThreadCpuTime();
      work.run();
      cpus.add(CPU.getCurrentThreadCpuTime() - cpu);
      walls.add(System.nanoTime() - wall);
    }

    double wall(double share) {
      return at(walls, share);
    }

    double cpu() {
      return at(cpus, 0.5);
    }

    private static double at(List<Long> times, double share) {
      List<Long> sorted = times.stream().sorted().toList();
      return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
    }
  }

  /// A chart, with all that is kept to make the next one, and the heap that it holds beside its
  /// snapshot.
  private record Held(Diagram diagram, long bytes) {
    static Held of(ClusterSnapshot snapshot) {
      long before = used();
      Diagram diagram = DiagramBuilder.build(snapshot, ChartView.ALL, null);
      long bytes = used() - before;
      if (snapshot.generation() != diagram.generation()) {
        throw new IllegalStateException("not the chart of this snapshot");
      }
      return new Held(diagram, bytes);
    }

    private static long used() {
      Runtime runtime = Runtime.getRuntime();
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
