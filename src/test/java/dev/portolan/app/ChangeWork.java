package dev.portolan.app;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.testkit.CrowdedCluster;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.PodChanges;
import dev.portolan.testkit.Workbench;
import dev.portolan.testkit.visits.Visits;
import dev.portolan.ui.PortolanWindow;
import dev.portolan.workspace.Bookkeeper;
import dev.portolan.workspace.Intent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javafx.stage.Stage;

/// All that follows a change of one pod, step by step as the window's threads do it: how many
/// objects each step looks at. Made by a `CountingLoader`, and by nothing else.
public final class ChangeWork implements Callable<Map<String, Long>> {
  private static final int ROUNDS = 14;
  private static final int FRAMES = 3;

  private final int pods;
  private final Random random = new Random(5);
  private final Map<String, Long> most = new TreeMap<>();
  private final Workbench bench = new Workbench();
  private ClusterSnapshot now;
  private Diagram chart;
  private Reachability reach;
  private Detection plugin;
  private final Bookkeeper book = new Bookkeeper();

  /// By the FX thread.
  private long seen;

  public ChangeWork(int pods) {
    this.pods = pods;
    now = CrowdedCluster.of(pods);
    chart = DiagramBuilder.build(now, ChartView.ALL, null);
    reach = Reachability.of(now);
    plugin = NetworkPlugin.detect(now);
    book.take(reach);
    book.lint();
  }

  @Override
  public Map<String, Long> call() throws Exception {
    bench.open(now).send(new Intent.PictureReady(bench.epoch(), chart));
    bench.send(new Intent.Search("team-0001 odd"));
    HeadlessFx.start();
    PortolanWindow window =
        HeadlessFx.call(() -> new PortolanWindow(new Stage(), bench.store, Clock.systemUTC()));
    // the first round meets what was put off until it is needed
    change(1);
    most.clear();
    for (int i = 2; i < ROUNDS; i++) {
      change(i);
    }
    HeadlessFx.run(window::close);
    return most;
  }

  /// A pod gets ready or unready, comes, or goes.
  private void change(int round) throws Exception {
    Pod pod = now.pods().get(random.nextInt(now.pods().size()));
    ClusterSnapshot before = now;
    now =
        switch (round % 3) {
          case 0 -> CrowdedCluster.with(now, List.of(PodChanges.flipped(pod)), List.of());
          case 1 ->
              CrowdedCluster.with(
                  now, List.of(PodChanges.twin(pod, pod.name() + "-" + round)), List.of());
          default -> CrowdedCluster.with(now, List.of(), List.of(pod.ref()));
        };
    step("workspace", () -> bench.send(new Intent.SnapshotArrived(bench.epoch(), now)));
    render("window, snapshot");
    step("chart", () -> chart = DiagramBuilder.build(now, ChartView.ALL, chart));
    step("workspace, chart", () -> bench.send(new Intent.PictureReady(bench.epoch(), chart)));
    render("window, chart");
    step("plugins", () -> plugin = NetworkPlugin.detect(now, before, plugin));
    step("predictions", () -> reach = reach.next(now));
    step("policy book", () -> book.take(reach));
    step(
        "workspace, predictions",
        () ->
            bench.send(
                new Intent.PredictionsReady(bench.epoch(), reach),
                new Intent.PoliciesListed(bench.epoch(), book.book())));
    render("window, predictions");
  }

  private void step(String what, Runnable work) {
    long before = Visits.soFar();
    work.run();
    most.merge(what, Visits.soFar() - before, Math::max);
  }

  /// What the FX thread has looked at once it has rendered all that there is.
  private void render(String what) throws Exception {
    int[] frames = {0}; // what finds a frame's share spent comes with the next
    HeadlessFx.until("the window has rendered", () -> frames[0]++ == FRAMES);
    long after = HeadlessFx.call(Visits::soFar);
    most.merge(what, after - seen, Math::max);
    seen = after;
  }

  @Override
  public String toString() {
    return "a change among " + pods + " pods";
  }
}
