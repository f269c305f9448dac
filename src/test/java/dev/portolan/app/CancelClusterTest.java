package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.LabTargets;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad ends of a check on a real cluster: the user cancels, the time runs out, the pod vanishes.
/// Nothing is left running.
@Tag("cluster")
final class CancelClusterTest {
  private static final List<String> CALLERS = List.of("client-netshoot", "client-busybox");

  @TempDir Path home;

  @Test
  void nothingIsLeftRunningAfterACancel() throws Exception {
    RealCluster.needsLab();
    try (Core core = new Core(Map.of(), home);
        ClusterSession session = core.open(context(core), CheckRecorder.DEAF);
        Prober prober = core.prober(session)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      String address = LabTargets.silent(snapshot).ips().getFirst();
      for (String caller : CALLERS) {
        for (CheckKind kind : CheckKind.FIRST) {
          CheckRecorder recorder = new CheckRecorder();
          RunningCheck check = prober.start(request(caller, kind, address, 60), snapshot, recorder);
          untilItRuns(caller, address);
          check.cancel();
          CheckResult result = recorder.result();
          assertThat(result.outcome()).as(caller + " " + kind).isEqualTo(Outcome.CANCELLED);
          assertThat(leftIn(caller, address)).as("left by " + kind + " in " + caller).isEmpty();
        }
      }
    }
  }

  @Test
  void theTimeLimitEndsTheRemoteProcessToo() throws Exception {
    RealCluster.needsLab();
    try (Core core = new Core(Map.of(), home);
        ClusterSession session = core.open(context(core), CheckRecorder.DEAF);
        Prober prober = core.prober(session)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      String address = LabTargets.silent(snapshot).ips().getFirst();
      CheckRecorder recorder = new CheckRecorder();
      prober.start(
          request("client-netshoot", CheckKind.TRACEROUTE, address, 2), snapshot, recorder);
      assertThat(recorder.result().transcript().took()).isLessThan(Duration.ofSeconds(15));
      assertThat(leftIn("client-netshoot", address)).isEmpty();
    }
  }

  @Test
  void aPodThatVanishesDuringACheckIsSaidAndNoVerdict() throws Exception {
    RealCluster.needsLab();
    String pod =
        RealCluster.lab(
                "kubectl",
                "get",
                "pods",
                "-n",
                "shop",
                "-l",
                "app=catalog",
                "-o",
                "jsonpath={.items[0].metadata.name}")
            .strip();
    try (Core core = new Core(Map.of(), home);
        ClusterSession session = core.open(context(core), CheckRecorder.DEAF);
        Prober prober = core.prober(session)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      String container =
          snapshot
              .pod(ObjectRef.pod("shop", pod))
              .orElseThrow()
              .servingContainers()
              .getFirst()
              .name();
      CheckRecorder recorder = new CheckRecorder();
      prober.start(
          new CheckRequest(
              CheckKind.TRACEROUTE,
              new ContainerRef("shop", pod, container),
              new Target.PodTarget(LabTargets.silent(snapshot).ref()),
              0,
              Duration.ofSeconds(90)),
          snapshot,
          recorder);
      recorder.untilItPrints();
      RealCluster.lab("kubectl", "delete", "pod", "-n", "shop", pod, "--grace-period=0", "--force");
      CheckResult result = recorder.result();
      assertThat(result.outcome().aboutThePath()).as(result.summary()).isFalse();
    }
  }

  private static KubeContext context(Core core) {
    return core.kubeconfig(new Source(RealCluster.kubeconfig(), false, 0)).current().orElseThrow();
  }

  private static CheckRequest request(String pod, CheckKind kind, String address, int seconds)
      throws Exception {
    String container =
        RealCluster.lab(
                "kubectl",
                "get",
                "pod",
                "-n",
                "sandbox",
                pod,
                "-o",
                "jsonpath={.spec.containers[0].name}")
            .strip();
    return new CheckRequest(
        kind,
        new ContainerRef("sandbox", pod, container),
        new Target.HostTarget(address),
        8080,
        Duration.ofSeconds(seconds));
  }

  /// What is still there 3 s later: busybox's `timeout` leaves a watchdog that looks once a second
  /// whether its command has ended.
  private static String leftIn(String pod, String address) throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    String left = tools(pod, address);
    while (!left.isEmpty() && System.nanoTime() < limit) {
      left = tools(pod, address);
    }
    return left;
  }

  private static void untilItRuns(String pod, String address) throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (tools(pod, address).isEmpty()) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("no tool ran in " + pod + " within 20 s");
      }
    }
  }

  /// The processes in a pod's container that have the address in their arguments, a line each.
  private static String tools(String pod, String address) throws Exception {
    // The brackets keep this very script, whose text the shell carries, from matching itself.
    int last = address.length() - 1;
    String pattern = address.substring(0, last) + "[" + address.charAt(last) + "]";
    String script =
        "for f in /proc/[0-9]*/cmdline; do c=$(tr '\\0\\n' '  ' <\"$f\" 2>/dev/null);"
            + " case \"$c\" in *"
            + pattern
            + "*) echo \"$c\";; esac; done; exit 0";
    return RealCluster.lab("kubectl", "exec", "-n", "sandbox", pod, "--", "sh", "-c", script);
  }
}
