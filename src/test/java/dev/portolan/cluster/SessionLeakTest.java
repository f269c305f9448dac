package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.testkit.Contexts;
import dev.portolan.testkit.LiveThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Opens and closes contexts of the demo cluster again and again, half of them by a credential
/// plugin: within two seconds of each close its threads, its connections (counted on the server's
/// side) and its plugin's processes are gone, and in the end the heap has not grown.
/// `-Dportolan.cycles=N` for another number than 200.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class SessionLeakTest {
  private static final int CYCLES = Integer.getInteger("portolan.cycles", 200);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// How much more heap there may be in the end: a closed session that was kept would hold some 300
  /// KB, so this is less than one in ten of them.
  private static final long MOST_GROWTH = 6L << 20;

  /// What a session starts, by name. OkHttp's task runner is one for all sessions of a process and
  /// ends by itself when idle.
  private static final Set<String> OURS =
      Set.of("session-", "exec", "plugin-", "OkHttp https", "read-");

  @TempDir Path folder;

  @Test
  void whatACloseLeavesBehindIsNothing() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(0, 3))) {
      KubeContext plain =
          KubeconfigLoader.ofThisProcess()
              .load(demo.writeKubeconfig(folder))
              .current()
              .orElseThrow();
      List<KubeContext> contexts = List.of(plain, byPlugin(plain));
      for (int i = 0; i < 10; i++) {
        cycle(demo, contexts.get(i % 2)); // classes, caches, the server's own threads
      }
      long before = heap();
      for (int i = 0; i < CYCLES; i++) {
        cycle(demo, contexts.get(i % 2));
      }
      assertThat(heap() - before)
          .as("bytes of heap after %d cycles", CYCLES)
          .isLessThan(MOST_GROWTH);
    }
  }

  /// The same user by a plugin.
  private KubeContext byPlugin(KubeContext plain) throws IOException {
    Path script = folder.resolve("plugin");
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s"}}'
        """
            .formatted(plain.user().text("token")));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return Contexts.of(
        plain.id().file(),
        "by-plugin",
        "default",
        plain.cluster().values(),
        Map.of(
            "exec",
            Map.of(
                "apiVersion", "client.authentication.k8s.io/v1",
                "command", script.toString(),
                "interactiveMode", "Never")));
  }

  private static void cycle(DemoCluster demo, KubeContext context) throws Exception {
    Opening opening =
        new Opening(context, Scope.WIDEST, plugin -> true, Map.of("PATH", "/usr/bin:/bin"));
    ClusterSession session = ClusterSessions.open(opening, new Watching());
    assertThat(session.synced().get(30, TimeUnit.SECONDS).pods()).isNotEmpty();
    assertThat(demo.control().openConnections()).isPositive();
    session.close();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    gone(deadline, "connections", () -> connections(demo));
    gone(deadline, "processes", () -> ProcessHandle.current().descendants().toList());
    gone(deadline, "threads", SessionLeakTest::threads);
  }

  private static List<Integer> connections(DemoCluster demo) {
    int open = demo.control().openConnections();
    return open == 0 ? List.of() : List.of(open);
  }

  /// Looks until the list is empty; what is left at the deadline fails the test.
  private static void gone(long deadline, String what, Supplier<List<?>> left) {
    List<?> found = left.get();
    while (!found.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      found = left.get();
    }
    assertThat(found).as("%s left 2 s after the close", what).isEmpty();
  }

  private static List<String> threads() {
    return LiveThreads.named(OURS);
  }

  private static long heap() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void theThreadsOfAnOpenSessionAreSeen() throws Exception {
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(0, 3))) {
      KubeContext context =
          KubeconfigLoader.ofThisProcess()
              .load(demo.writeKubeconfig(folder))
              .current()
              .orElseThrow();
      try (ClusterSession session = ClusterSessions.open(Opening.of(context), new Watching())) {
        session.synced().get(30, TimeUnit.SECONDS);
        assertThat(threads()).anyMatch(n -> n.startsWith("session-"));
      }
    }
  }
}
