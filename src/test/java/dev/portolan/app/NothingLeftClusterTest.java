package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target;
import dev.portolan.probe.run.Probes;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.LabTargets;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two hundred checks on the lab that are cancelled at any moment, from while they wait in the
/// queue to while their tool prints: no process is left in any pod.
@Tag("cluster")
@Timeout(600)
final class NothingLeftClusterTest {
  /// Pods of the test's own, so that nobody else runs anything in them.
  private static final List<String> CALLERS =
      List.of("left-netshoot", "left-busybox", "left-restricted");

  private static final String PODS =
      """
      {"apiVersion": "v1", "kind": "List", "items": [
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "left-netshoot"},
         "spec": {"terminationGracePeriodSeconds": 0, "containers": [{"name": "main",
           "image": "portolan-lab/netshoot:1", "imagePullPolicy": "Never",
           "command": ["sleep", "3600"]}]}},
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "left-busybox"},
         "spec": {"terminationGracePeriodSeconds": 0, "containers": [{"name": "main",
           "image": "portolan-lab/busybox:1", "imagePullPolicy": "Never",
           "command": ["sleep", "3600"]}]}},
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "left-restricted"},
         "spec": {"terminationGracePeriodSeconds": 0, "securityContext": {"runAsUser": 1000},
           "containers": [{"name": "main",
           "image": "portolan-lab/netshoot:1", "imagePullPolicy": "Never",
           "command": ["sleep", "3600"],
           "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}}]}
      """;

  @TempDir private Path folder;
  private static final int CHECKS = 200;
  private static final int AT_ONCE = 20;

  @BeforeEach
  void makePods() throws Exception {
    RealCluster.needsLab();
    Path file = Files.writeString(folder.resolve("pods.json"), PODS);
    RealCluster.lab("kubectl", "apply", "-n", "empty", "-f", file.toString());
    for (String pod : CALLERS) {
      RealCluster.lab(
          "kubectl", "wait", "-n", "empty", "--for=condition=Ready", "--timeout=60s", "pod/" + pod);
    }
  }

  @AfterEach
  void deletePods() throws Exception {
    for (String pod : CALLERS) {
      RealCluster.lab("kubectl", "delete", "pod", "-n", "empty", pod, "--wait=false");
    }
  }

  @Test
  void twoHundredCancelledChecksLeaveNoProcess() throws Exception {
    Random random = new Random(6);
    try (ClusterSession session =
            ClusterSessions.open(Opening.of(RealCluster.labContext("admin")), CheckRecorder.DEAF);
        Probes prober =
            new Probes(session.exec(), Clock.systemUTC(), Thread.ofVirtual().factory())) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      List<Integer> before = processes();
      int cancelled = 0;
      int printed = 0;
      for (int i = 0; i < CHECKS; i += AT_ONCE) {
        List<RunningCheck> running = new ArrayList<>();
        List<CheckRecorder> recorders = new ArrayList<>();
        for (int j = 0; j < AT_ONCE; j++) {
          CheckRecorder recorder = new CheckRecorder();
          recorders.add(recorder);
          running.add(prober.start(request(snapshot, i + j), snapshot, recorder));
        }
        if (random.nextInt(3) > 0) {
          recorders.get(random.nextInt(AT_ONCE / 4)).untilItPrints();
        }
        running.forEach(RunningCheck::cancel);
        for (CheckRecorder recorder : recorders) {
          CheckResult result = recorder.result();
          cancelled += result.outcome() == Outcome.CANCELLED ? 1 : 0;
          printed += result.transcript().output().isEmpty() ? 0 : 1;
          assertThat(result.advice()).doesNotContain("may still run");
        }
      }
      List<Integer> after = settled(before);
      System.getLogger("figures")
          .log(
              System.Logger.Level.INFO,
              "{0} checks, {1} cancelled, {2} had printed; processes before {3}, after {4}",
              CHECKS,
              cancelled,
              printed,
              before,
              after);
      assertThat(cancelled).as("of " + CHECKS).isGreaterThan(CHECKS / 2);
      assertThat(after).isEqualTo(before);
    }
  }

  private static CheckRequest request(ClusterSnapshot snapshot, int i) {
    String pod = CALLERS.get(i % CALLERS.size());
    CheckKind kind = CheckKind.FIRST.get(i / CALLERS.size() % CheckKind.FIRST.size());
    String container =
        snapshot
            .pod(ObjectRef.pod("empty", pod))
            .orElseThrow()
            .servingContainers()
            .getFirst()
            .name();
    ContainerRef from = new ContainerRef("empty", pod, container);
    Target to = new Target.HostTarget(LabTargets.silent(snapshot).ips().getFirst());
    return new CheckRequest(kind, from, to, 8080, Duration.ofSeconds(60));
  }

  /// Looks until the numbers are as before: busybox's `timeout`, which some rows use, leaves a
  /// watchdog that looks once a second whether its command has ended.
  private static List<Integer> settled(List<Integer> before) throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    List<Integer> now = processes();
    while (!now.equals(before) && System.nanoTime() < limit) {
      now = processes();
    }
    return now;
  }

  /// How many processes each caller's container has that live, this look's own shell included.
  private static List<Integer> processes() throws Exception {
    String script =
        "n=0; for f in /proc/[0-9]*/stat; do read -r l 2>/dev/null <$f || continue;"
            + " case \"${l##*) }\" in Z*) ;; *) n=$((n+1));; esac; done; echo $n";
    List<Integer> counts = new ArrayList<>();
    for (String pod : CALLERS) {
      String out = RealCluster.lab("kubectl", "exec", "-n", "empty", pod, "--", "sh", "-c", script);
      counts.add(Integer.parseInt(out.strip()));
    }
    return counts;
  }
}
