package dev.portolan.app;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.SessionState;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;

/// The session of `SessionTable`: opens a context as the window does, without the views, and prints
/// what it took.
public final class SessionRun {
  private static final long SETTLE_SECONDS = 600;
  private static final long AFTER_GC = 2_000;

  private final PrintStream out;
  private final Core core;
  private final Path kubeconfig;

  private SessionRun(PrintStream out, Path kubeconfig) {
    this.out = out;
    this.kubeconfig = kubeconfig;
    this.core = new Core(Map.of(), kubeconfig.toAbsolutePath().getParent());
  }

  public static void main(String[] args) throws Exception {
    SessionRun run = new SessionRun(System.out, Path.of(args[0]));
    run.retained();
    run.window(Integer.parseInt(args[1]));
    System.exit(0); // the chart's threads are daemons, the HTTP client's are not
  }

  private KubeContext context() {
    return core.kubeconfig(new Source(kubeconfig, false, 0)).contexts().getFirst();
  }

  /// What a session alone keeps: heap with it less heap before, both after a collection.
  private void retained() throws Exception {
    long before = heapAfterGc();
    long began = System.nanoTime();
    ClusterSession session = core.open(context(), new Deaf());
    ClusterSnapshot snapshot = session.synced().get(SETTLE_SECONDS, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - began) / 1e9;
    long with = heapAfterGc();
    int pods = snapshot.pods().size();
    say(
        "objects read: %d pods, %d services, %d endpoint slices, %d nodes, %d in all",
        pods,
        snapshot.services().size(),
        snapshot.endpointSlices().size(),
        snapshot.nodes().size(),
        snapshot.size());
    say(
        "session alone: complete after %.1f s; keeps %.1f MB, %d bytes a pod with all else shared"
            + " out",
        seconds, (with - before) / 1e6, (with - before) / Math.max(1, pods));
    if (Boolean.getBoolean("histogram")) {
      out.println(histogram());
    }
    session.close();
  }

  /// The same with everything behind the window's views: store, charts, policies.
  private void window(int seconds) throws Exception {
    try (Effects effects = new Effects(core, Source.DEFAULT)) {
      Store store = new Store(Workspace.initial(Workspace.Theme.LIGHT), effects);
      Latencies latencies = new Latencies(core.clock(), System.nanoTime());
      try (AutoCloseable subscription = store.subscribe(latencies::hear)) {
        store.dispatch(new Intent.OpenContext(context()));
        if (!latencies.drawn.await(SETTLE_SECONDS, TimeUnit.SECONDS)) {
          say("the chart was not complete after %d s", SETTLE_SECONDS);
        }
        latencies.progress().forEach(out::println);
        say("heap after a collection, everything drawn: %.0f MB", heapAfterGc() / 1e6);
        Thread.sleep(AFTER_GC); // what changed while everything stood still for that is not counted
        latencies.reset();
        long cpu = cpu();
        Map<String, Long> threads = threads();
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
        double used = (cpu() - cpu) / 1e9;
        latencies.table().forEach(out::println);
        say("cpu: %.1f s in %d s, %.0f %% of one core", used, seconds, 100 * used / seconds);
        say(
            "heap after a collection, after %d s of changes: %.0f MB",
            seconds, heapAfterGc() / 1e6);
        if (Boolean.getBoolean("histogram")) {
          out.println(histogram());
        }
      }
    }
  }

  static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// Processor time by the threads' names; virtual threads' is their carriers'.
  static Map<String, Long> threads() {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    Map<String, Long> times = new TreeMap<>();
    for (long id : bean.getAllThreadIds()) {
      ThreadInfo info = bean.getThreadInfo(id);
      if (info != null) {
        times.merge(info.getThreadName(), bean.getThreadCpuTime(id), Long::sum);
      }
    }
    return times;
  }

  static long heapAfterGc() throws InterruptedException {
    System.gc();
    Thread.sleep(200);
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String histogram() throws Exception {
    Object text =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return String.join("\n", text.toString().lines().limit(40).toList());
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private static final class Deaf implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot snapshot) {}

    @Override
    public void state(SessionState state) {}
  }

  /// True once everything that may be read was read.
  static boolean whole(ClusterSnapshot snapshot) {
    return snapshot.generation() > 0
        && snapshot.coverage(Kind.POD).complete()
        && snapshot.coverage().values().stream().noneMatch(Coverage::syncing);
  }
}
