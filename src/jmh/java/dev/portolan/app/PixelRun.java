package dev.portolan.app;

import com.sun.glass.ui.headless.CountedHeadlessApplication;
import dev.portolan.app.Latencies.Leg;
import dev.portolan.ui.PortolanWindow;
import dev.portolan.ui.map.MapStage;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.stage.Stage;

/// A process that opens a context and measures what comes to the screen: `churn`, on the map alone,
/// how old the server's changes are when their pixels are there; `still`, in the whole window, how
/// often it is repainted and what it costs while nothing happens.
public final class PixelRun {
  private static final long SETTLE_SECONDS = 300;

  /// After so many seconds Java's compiler has done with what the opening left it.
  private static final long SETTLED = 45;

  private final Path kubeconfig;
  private final Core core;
  private final int seconds;

  private PixelRun(Path kubeconfig, int seconds) {
    this.kubeconfig = kubeconfig;
    this.seconds = seconds;
    this.core = new Core(Map.of(), kubeconfig.toAbsolutePath().getParent());
  }

  public static void main(String[] args) throws Exception {
    PixelRun run = new PixelRun(Path.of(args[1]), Integer.parseInt(args[2]));
    MapStage.startToolkit();
    try (Effects effects = new Effects(run.core, Source.DEFAULT)) {
      Store store = new Store(Workspace.initial(Workspace.Theme.LIGHT), effects);
      Latencies latencies = new Latencies(run.core.clock(), System.nanoTime());
      try (AutoCloseable subscription = store.subscribe(latencies::hear)) {
        if (args[0].equals("churn")) {
          run.churn(store, latencies);
        } else {
          run.still(store, latencies);
        }
      }
    }
    System.exit(0);
  }

  private void open(Store store, Latencies latencies) throws InterruptedException {
    store.dispatch(
        new Intent.OpenContext(
            core.kubeconfig(new Source(kubeconfig, false, 0)).contexts().getFirst()));
    if (!latencies.drawn.await(SETTLE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the chart was not complete");
    }
  }

  private void churn(Store store, Latencies latencies) throws Exception {
    AtomicLong drawn = new AtomicLong();
    Map<MapStage.Step, Leg> legs =
        Map.of(
            MapStage.Step.CROSSED, Leg.CROSSED,
            MapStage.Step.ASKED, Leg.ASKED,
            MapStage.Step.PAINTING, Leg.PAINTING,
            MapStage.Step.DRAWN, Leg.DRAWN,
            MapStage.Step.PRESENTED, Leg.PRESENTED,
            MapStage.Step.ON_SCREEN, Leg.PIXELS);
    MapStage.open(
        store,
        (step, diagram) -> {
          if (step == MapStage.Step.UNSEEN) {
            latencies.unseen(drawn.get(), diagram.generation());
            return;
          }
          latencies.reached(Objects.requireNonNull(legs.get(step)), diagram.generation());
          if (step == MapStage.Step.DRAWN) {
            drawn.set(diagram.generation());
          }
        });
    open(store, latencies);
    Thread.sleep(TimeUnit.SECONDS.toMillis(10)); // what is drawn often has been compiled by then
    latencies.reset();
    Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
    latencies.table().forEach(System.out::println);
  }

  private void still(Store store, Latencies latencies) throws Exception {
    AtomicInteger repaints = new AtomicInteger();
    PortolanWindow window =
        MapStage.call(
            () -> {
              Stage stage = new Stage();
              PortolanWindow made = new PortolanWindow(stage, store, core.clock());
              stage.setX(0);
              stage.setY(0);
              stage.setWidth(1920);
              stage.setHeight(1200);
              made.show();
              return made;
            });
    CountedHeadlessApplication.onPainted(corner -> repaints.incrementAndGet());
    open(store, latencies);
    Thread.sleep(TimeUnit.SECONDS.toMillis(SETTLED));
    int before = repaints.get();
    Map<String, Long> threads = SessionRun.threads();
    long cpu = SessionRun.cpu();
    Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
    double used = (SessionRun.cpu() - cpu) / 1e9;
    Map<String, Long> ran = SessionRun.threads();
    ran.replaceAll((name, nanos) -> nanos - threads.getOrDefault(name, 0L));
    double javas = ran.values().stream().mapToLong(n -> n).sum() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d repaints in %d s (and %d before), %.2f %% of one core; heap after a collection: %.0f"
            + " MB%n",
        repaints.get() - before,
        seconds,
        before,
        100 * used / seconds,
        SessionRun.heapAfterGc() / 1e6);
    System.out.printf(
        Locale.ROOT,
        "  Java's own (compiler, collector) %.2f %%; of its threads:%s%n",
        100 * (used - javas) / seconds,
        ran.entrySet().stream()
            .filter(e -> e.getValue() > 1_000_000)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(6)
            .map(
                e ->
                    String.format(
                        Locale.ROOT, " %s %.2f %%", e.getKey(), e.getValue() / 1e7 / seconds))
            .collect(Collectors.joining(",")));
    MapStage.call(
        () -> {
          window.close();
          return true;
        });
  }
}
