package dev.portolan.bench;

import com.sun.glass.ui.headless.CountedHeadlessApplication;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.layout.Folds;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.MapStage;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// A process that shows one chart on the real map component, moves it as fast as frames come, and
/// prints how long they take; then how long a look-up of what is under the pointer takes. Takes the
/// number of pods, and whether all of them are to be seen at once (`all`) or as much as the chart
/// shows by itself (`levels`).
public final class FrameRun {
  private static final int WARM = 60;
  private static final int FRAMES = 240;
  private static final int HITS = 20_000;

  private final MapStage stage;
  private boolean fresh; // the FX thread's alone, as the rest
  private long lastFrame;
  private final List<Long> frames = new ArrayList<>();

  private FrameRun(Store store) throws Exception {
    MapStage.startToolkit();
    stage = MapStage.open(store, diagram -> fresh = true);
    CountedHeadlessApplication.onPainted(this::painted);
  }

  public static void main(String[] args) throws Exception {
    int pods = Integer.parseInt(args[0]);
    boolean all = args[1].equals("all");
    ClusterSnapshot snapshot = ChartCluster.of(pods);
    Diagram diagram =
        DiagramBuilder.build(
            snapshot, all ? ChartView.ALL.with(opened(snapshot)) : ChartView.ALL, null);
    Store store = new Store(Workspace.initial(Workspace.Theme.LIGHT), (effect, dispatch) -> {});
    Path file = Files.createTempFile("portolan-bench", ".yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: bench
        contexts: [{name: bench, context: {cluster: bench, user: bench}}]
        clusters: [{name: bench, cluster: {server: "https://127.0.0.1:1"}}]
        users: [{name: bench, user: {token: bench}}]
        """);
    store.dispatch(
        new Intent.OpenContext(
            KubeconfigLoader.ofThisProcess().load(file).current().orElseThrow()));
    Files.delete(file);
    FrameRun run = new FrameRun(store);
    long epoch = Objects.requireNonNull(store.now().open()).epoch();
    store.dispatch(new Intent.PictureReady(epoch, diagram));
    run.measure(pods, diagram, all);
    System.exit(0);
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
    frames.clear();
    long[] before = cpu();
    run(FRAMES, move);
    long[] after = cpu();
    List<Long> sorted = frames.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "  %-5s ms a frame: %6.1f median, %6.1f p95; CPU ms a frame: map %5.1f, FX %5.1f, FX's renderer %5.1f%n",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 95 / 100) / 1e6,
        (after[0] - before[0]) / 1e6 / FRAMES,
        (after[1] - before[1]) / 1e6 / FRAMES,
        (after[2] - before[2]) / 1e6 / FRAMES);
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
          timer.start();
          return true;
        });
    done.await();
  }

  private void painted() {
    if (fresh) {
      fresh = false;
      long now = System.nanoTime();
      frames.add(now - lastFrame);
      lastFrame = now;
    }
  }

  private static long[] cpu() {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    long[] cpu = new long[3];
    for (long id : bean.getAllThreadIds()) {
      var info = bean.getThreadInfo(id);
      String name = info == null ? "" : info.getThreadName();
      int at =
          switch (name) {
            case "portolan-map" -> 0;
            case "JavaFX Application Thread" -> 1;
            default -> name.startsWith("QuantumRenderer") ? 2 : -1;
          };
      if (at >= 0) {
        cpu[at] += bean.getThreadCpuTime(id);
      }
    }
    return cpu;
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
