package dev.portolan.app;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target;
import dev.portolan.probe.run.Probes;
import dev.portolan.ui.map.MapStage;
import dev.portolan.workspace.Checks;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// Prints what checks cost on a real cluster: from the click to the first line of output, against
/// `kubectl exec` of the same command, one after the other in one run; the heap that a check holds;
/// and how long frames of the map take while a hundred checks run.
///
/// Arguments: `KUBECONFIG KUBECTL NS/POD/CONTAINER NS/POD [ROUNDS]`; KUBECTL may be a script and
/// its first argument, parted by a space.
public final class ProbeTable {
  private static final int MANY = 100;

  private final Path kubeconfig;
  private final List<String> kubectl;
  private final ContainerRef from;
  private final String to;
  private final int rounds;

  private ProbeTable(String[] args) {
    kubeconfig = Path.of(args[0]);
    kubectl = List.of(args[1].split(" ", -1));
    String[] parts = args[2].split("/", -1);
    from = new ContainerRef(parts[0], parts[1], parts[2]);
    to = args[3];
    rounds = args.length > 4 ? Integer.parseInt(args[4]) : 30;
  }

  public static void main(String[] args) throws Exception {
    ProbeTable table = new ProbeTable(args);
    table.session();
    table.map();
    System.exit(0);
  }

  private KubeContext context() {
    return new KubeconfigLoader(Map.of(), kubeconfig.toAbsolutePath().getParent())
        .load(kubeconfig)
        .current()
        .orElseThrow();
  }

  private CheckRequest request(ClusterSnapshot snapshot, CheckKind kind, Target target) {
    return new CheckRequest(kind, from, target, 8099, Duration.ofSeconds(60));
  }

  private Target.PodTarget target(ClusterSnapshot snapshot) {
    Pod pod =
        snapshot.pods().stream().filter(p -> p.ref().path().equals(to)).findFirst().orElseThrow();
    return new Target.PodTarget(pod.ref());
  }

  private void session() throws Exception {
    try (ClusterSession session =
            ClusterSessions.open(Opening.of(context()), new SessionRunListener());
        Probes probes =
            new Probes(session.exec(), Clock.systemUTC(), Thread.ofVirtual().factory())) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      first(probes, snapshot);
      heap(probes, snapshot);
    }
  }

  private void first(Probes probes, ClusterSnapshot snapshot) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<String> argv = List.of();
    for (int i = -3; i < rounds; i++) {
      First first = new First();
      RunningCheck check =
          probes.start(request(snapshot, CheckKind.PING, target(snapshot)), snapshot, first);
      double mine = first.millis();
      check.cancel();
      first.ended.get(30, TimeUnit.SECONDS);
      argv = first.argv;
      double kubectls = kubectl(argv);
      if (i >= 0) { // the first rounds find the tools, and warm both
        ours.add(mine);
        theirs.add(kubectls);
      }
    }
    double mine = quantile(ours, 0.5);
    double kubectls = quantile(theirs, 0.5);
    say("first line of `%s`, %d rounds, milliseconds:", String.join(" ", argv), rounds);
    say("  Portolan      median %.0f, p95 %.0f", mine, quantile(ours, 0.95));
    say("  kubectl exec  median %.0f, p95 %.0f", kubectls, quantile(theirs, 0.95));
    say("  ratio of the medians %.2f (asked: at most 1.3)", mine / kubectls);
  }

  private double kubectl(List<String> argv) throws Exception {
    List<String> command = new ArrayList<>(kubectl);
    command.addAll(List.of("exec", "-n", from.namespace(), from.pod(), "-c", from.container()));
    command.add("--");
    command.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long began = System.nanoTime();
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      if (out.read() < 0) {
        throw new IllegalStateException("kubectl exec printed nothing");
      }
      double millis = (System.nanoTime() - began) / 1e6;
      out.readAllBytes();
      process.waitFor();
      return millis;
    }
  }

  private void heap(Probes probes, ClusterSnapshot snapshot) throws Exception {
    long before = SessionRun.heapAfterGc();
    List<First> running = new ArrayList<>();
    List<RunningCheck> checks = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      First first = new First();
      running.add(first);
      Target nobody = new Target.HostTarget("203.0.113.99");
      checks.add(probes.start(request(snapshot, CheckKind.TRACEROUTE, nobody), snapshot, first));
    }
    running.getFirst().millis();
    long with = SessionRun.heapAfterGc();
    checks.forEach(RunningCheck::cancel);
    List<CheckResult> results = new ArrayList<>();
    for (First first : running) {
      results.add(first.ended.get(60, TimeUnit.SECONDS));
    }
    long after = SessionRun.heapAfterGc();
    say("heap of a check, of %d at once (asked: below 1000 kB):", MANY);
    say("  while they run or wait  %.0f kB", (with - before) / 1e3 / MANY);
    say("  its result, kept        %.0f kB", (after - before) / 1e3 / results.size());
  }

  private void map() throws Exception {
    MapStage.startToolkit();
    Core core = new Core(Map.of(), kubeconfig.toAbsolutePath().getParent());
    try (Effects effects = new Effects(core, new Source(kubeconfig, false, 0))) {
      Store store = new Store(Workspace.initial(Workspace.Theme.LIGHT), effects);
      MapStage.open(store, (step, diagram) -> {});
      store.dispatch(new Intent.OpenContext(context()));
      Thread.sleep(TimeUnit.SECONDS.toMillis(15));
      Frames still = Frames.of(10);
      store.dispatch(new Intent.CheckFrom(from));
      store.dispatch(new Intent.CheckTo(new Target.HostTarget("203.0.113.99")));
      for (int i = 0; i < MANY; i++) {
        store.dispatch(new Intent.StartCheck(CheckKind.TRACEROUTE, Duration.ofSeconds(12)));
      }
      long began = running(store);
      Frames busy = Frames.of(10);
      say(
          "frames of the map, milliseconds between two; %d checks at the beginning, %d at the end:",
          began, running(store));
      say("  none runs       %s", still);
      say("  all of them     %s", busy);
    }
  }

  private static long running(Store store) {
    return store.now().checks().runs().stream().filter(Checks.Run::running).count();
  }

  /// How long frames took.
  private static final class Frames extends AnimationTimer {
    private final List<Double> gaps = new ArrayList<>();
    private long last;

    static Frames of(int seconds) throws Exception {
      Frames frames =
          MapStage.call(
              () -> {
                Frames made = new Frames();
                made.start();
                return made;
              });
      Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
      MapStage.call(
          () -> {
            frames.stop();
            return true;
          });
      return frames;
    }

    @Override
    public void handle(long now) {
      if (last != 0) {
        gaps.add((now - last) / 1e6);
      }
      last = now;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d frames, median %.1f, p95 %.1f, p99 %.1f, longest %.1f",
          gaps.size(),
          quantile(gaps, 0.5),
          quantile(gaps, 0.95),
          quantile(gaps, 0.99),
          quantile(gaps, 1));
    }
  }

  private static double quantile(List<Double> values, double q) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(q * (sorted.size() - 1))));
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /// Hears the first line, and the end.
  private static final class First implements CheckListener {
    private final long began = System.nanoTime();
    private final CompletableFuture<Long> line = new CompletableFuture<>();
    private final CompletableFuture<CheckResult> ended = new CompletableFuture<>();
    private volatile List<String> argv = List.of();

    double millis() throws Exception {
      return (line.get(60, TimeUnit.SECONDS) - began) / 1e6;
    }

    @Override
    public void command(List<String> command) {
      argv = List.copyOf(command);
    }

    @Override
    public void line(boolean error, String text) {
      line.complete(System.nanoTime());
    }

    @Override
    public void finished(CheckResult result) {
      line.complete(System.nanoTime());
      ended.complete(result);
    }
  }

  /// A session's listener that takes no notice.
  private static final class SessionRunListener implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot snapshot) {}

    @Override
    public void state(dev.portolan.cluster.SessionState state) {}
  }
}
