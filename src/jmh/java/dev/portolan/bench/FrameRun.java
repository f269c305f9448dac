package dev.portolan.bench;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.layout.Folds;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.MapStage;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// A process that shows one chart on the real map component, moves it as fast as frames come, and
/// prints how long they take; then how long a look-up of what is under the pointer takes. Takes the
/// number of pods, and whether all of them are to be seen at once (`all`) or as much as the chart
/// shows by itself (`levels`).
public final class FrameRun {

  /// By then what is drawn often has been compiled, and the compiler's threads leave the cores.
  private static final int WARM = 400;

  private static final int FRAMES = 240;
  private static final List<String> THREADS =
      List.of("portolan-map", "JavaFX Application Thread", "QuantumRenderer");
  private static final int HITS = 20_000;

  private final MapStage stage;
  private long lastFrame; // the FX thread's alone, as the rest
  private final List<Long> frames = new ArrayList<>();

  /// What each frame took of the processor, by thread.
  private final List<long[]> work = new ArrayList<>();

  private final long[] threads;
  private long[] spent = new long[THREADS.size()];

  private FrameRun(Store store) throws Exception {
    MapStage.startToolkit();
    stage =
        MapStage.open(
            store,
            (step, diagram) -> {
              if (step == MapStage.Step.ON_SCREEN) {
                shown();
              }
            });
    threads = threads();
  }

  public static void main(String[] args) throws Exception {
    int pods = Integer.parseInt(args[0]);
    boolean all = args[1].equals("all");
    ClusterSnapshot snapshot = ChartCluster.of(pods);
    Diagram diagram =
        DiagramBuilder.build(
            snapshot, all ? ChartView.ALL.with(opened(snapshot)) : ChartView.ALL, null);
    Store store = BenchStore.open();
    try {
      FrameRun run = new FrameRun(store);
      long epoch = Objects.requireNonNull(store.now().open()).epoch();
      store.dispatch(new Intent.PictureReady(epoch, diagram));
      run.measure(pods, diagram, all);
      System.exit(0);
    } finally {
      Platform.exit(); // a failure must not leave the toolkit's thread waiting
    }
  }

  /// Every workload, open.
  private static Folds opened(ClusterSnapshot snapshot) {
    Set<ObjectRef> workloads =
        snapshot.objects().getOrDefault(Kind.DEPLOYMENT, java.util.Map.of()).keySet().stream()
            .collect(Collectors.toSet());
    return new Folds(workloads, Set.of());
  }

  private void measure(int pods, Diagram diagram, boolean all) throws Exception {
    Viewport start = MapStage.call(() -> stage.view().camera().viewport());
    System.out.printf(
        Locale.ROOT,
        "%,d pods, %s: %,d things within the view, at scale %.3f%n",
        pods,
        all ? "workloads opened" : "as the chart shows itself",
        visible(diagram, start),
        start.scale());
    frames(
        "pan", n -> stage.view().camera().pan(n / 30 % 2 == 0 ? -6 : 6, n / 30 % 2 == 0 ? -4 : 4));
    frames("zoom", n -> stage.view().camera().zoom(n / 20 % 2 == 0 ? 1.03 : 1 / 1.03));
    hits(diagram);
  }

  private static long visible(Diagram diagram, Viewport view) {
    Rect seen =
        new Rect(view.x(), view.y(), view.width() / view.scale(), view.height() / view.scale());
    return diagram.boxes().stream().filter(b -> b.rect().intersects(seen)).count();
  }

  private void frames(String what, IntConsumer move) throws Exception {
    run(WARM, move);
    MapStage.call(
        () -> {
          frames.clear();
          work.clear();
          return true;
        });
    run(FRAMES, move);
    System.out.print(MapStage.call(() -> told(what)));
  }

  /// On the FX thread, on which a last picture may still come.
  private String told(String what) {
    return String.format(
        Locale.ROOT,
        "  %-5s ms a frame: %6.1f median, %6.1f p95; of the processor, median and p95:"
            + " map %.1f %.1f, FX %.1f %.1f, FX's renderer %.1f %.1f%n",
        what,
        at(frames, 0.5),
        at(frames, 0.95),
        spent(0, 0.5),
        spent(0, 0.95),
        spent(1, 0.5),
        spent(1, 0.95),
        spent(2, 0.5),
        spent(2, 0.95));
  }

  private static double at(List<Long> nanos, double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * share)) / 1e6;
  }

  private double spent(int thread, double share) {
    return at(work.stream().map(w -> w[thread]).toList(), share);
  }

  /// Moves at every pulse until so many new pictures came to the screen.
  private void run(int count, IntConsumer move) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          private int n;
          private final int until = frames.size() + count;

          @Override
          public void handle(long now) {
            if (frames.size() >= until) {
              stop();
              done.countDown();
            } else {
              move.accept(n++);
            }
          }
        };
    MapStage.call(
        () -> {
          lastFrame = System.nanoTime();
          spent = cpu();
          timer.start();
          return true;
        });
    done.await();
  }

  /// A new picture is on the screen.
  private void shown() {
    long now = System.nanoTime();
    frames.add(now - lastFrame);
    lastFrame = now;
    long[] until = cpu();
    long[] took = new long[until.length];
    for (int i = 0; i < took.length; i++) {
      took[i] = until[i] - spent[i];
    }
    spent = until;
    work.add(took);
  }

  private static long[] threads() {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    long[] found = new long[THREADS.size()];
    for (long id : bean.getAllThreadIds()) {
      var info = bean.getThreadInfo(id);
      for (int i = 0; i < found.length; i++) {
        if (info != null && info.getThreadName().startsWith(THREADS.get(i))) {
          found[i] = id;
        }
      }
    }
    return found;
  }

  private long[] cpu() {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    return java.util.Arrays.stream(threads).map(bean::getThreadCpuTime).toArray();
  }

  private static void hits(Diagram diagram) {
    Random random = new Random(11);
    long[] took = new long[HITS];
    int found = 0;
    for (int i = 0; i < HITS; i++) {
      double x = diagram.bounds().x() + random.nextDouble() * diagram.bounds().width();
      double y = diagram.bounds().y() + random.nextDouble() * diagram.bounds().height();
      long start = System.nanoTime();
      found += diagram.hit(x, y).isPresent() ? 1 : 0;
      took[i] = System.nanoTime() - start;
    }
    java.util.Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "  hit test: %.4f ms median, %.4f p99; %d %% of the points on something%n",
        took[HITS / 2] / 1e6,
        took[HITS * 99 / 100] / 1e6,
        100 * found / HITS);
  }
}
