package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.run.Probes;
import dev.portolan.sweep.Asking;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Planner;
import dev.portolan.sweep.Scope;
import dev.portolan.sweep.Standing;
import dev.portolan.sweep.Sweeper;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A thousand checks over a hundred pods of the lab, which has thirty of its own: the others are
/// there for the time of the test. Prints how long the checks took, and the load of the machine,
/// whose two processors are the cluster's three nodes and the asker as well.
@Tag("cluster")
@Timeout(240)
final class SweepScaleClusterTest {
  private static final String NAMESPACE = "portolan-many";
  private static final int EXTRA = 75;
  private static final int PODS = 100;
  private static final int CHECKS = 1_000;
  private static final Choice.Budget BUDGET =
      new Choice.Budget(CHECKS, Duration.ofMinutes(2), Choice.Budget.USUAL.atOnce());

  @TempDir Path home;

  @BeforeEach
  void crowd() throws Exception {
    RealCluster.needsLab();
    String many =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s, labels: {name: %1$s}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: many, namespace: %1$s}
        spec:
          replicas: %2$d
          selector: {matchLabels: {app: many}}
          template:
            metadata: {labels: {app: many}}
            spec:
              terminationGracePeriodSeconds: 0
              automountServiceAccountToken: false
              enableServiceLinks: false
              containers:
              - name: app
                image: portolan-lab/busybox:1
                imagePullPolicy: Never
                command: [httpd, -f, -p, "8080"]
                ports: [{name: http, containerPort: 8080}]
                resources: {requests: {cpu: 1m, memory: 1Mi}}
        """
            .formatted(NAMESPACE, EXTRA);
    Path file = Files.writeString(home.resolve("many.yaml"), many);
    RealCluster.lab("kubectl", "apply", "-f", file.toString());
    RealCluster.lab(
        "kubectl", "-n", NAMESPACE, "rollout", "status", "deployment/many", "--timeout=120s");
  }

  @AfterEach
  void leave() throws IOException, InterruptedException {
    RealCluster.needsLab(); // where there is none, nothing was made
    RealCluster.lab(
        "kubectl", "delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=90s");
  }

  @Test
  void aThousandChecksOverAHundredPods() throws Exception {
    try (Core core = new Core(Map.of(), home);
        ClusterSession session = core.open(context(core), CheckRecorder.DEAF);
        Probes probes = core.prober(session)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      Plan plan =
          Planner.plan(
              Reachability.of(snapshot), new Choice(new Scope.Within(Set.of()), true, BUDGET));
      assertThat(plan.pairs()).hasSize(CHECKS);
      long pods =
          plan.pairs().stream().map(Pair::from).map(ContainerRef::podRef).distinct().count();
      assertThat(pods).as("pods that are asked from").isGreaterThanOrEqualTo(PODS);

      SweepEar ear = new SweepEar();
      long start = System.nanoTime();
      try (Sweeper sweeper =
          Sweeper.start(
              new Asking(probes, probes),
              snapshot,
              plan.pairs(),
              BUDGET,
              Thread.ofVirtual().factory(),
              ear)) {
        assertThat(ear.end().get(150, TimeUnit.SECONDS)).isEqualTo(Sweeper.End.DONE);
        assertThat(sweeper).isNotNull();
      }
      print(ear, plan, pods, System.nanoTime() - start);
      assertThat(ear.results()).hasSameSizeAs(plan.pairs());
      assertThat(ear.results()).noneMatch(r -> r.standing() == Standing.OPEN);
      assertThat(ear.results()).filteredOn(r -> r.outcome() == Outcome.ANSWERED).isNotEmpty();
    }
  }

  private static void print(SweepEar ear, Plan plan, long pods, long nanos) {
    System.getLogger("sweep")
        .log(
            System.Logger.Level.INFO,
            String.format(
                Locale.ROOT,
                "%d checks from %d pods (%d containers) in %.1f s; estimated %d to %d s; load %.1f",
                ear.results().size(),
                pods,
                plan.estimate().sources(),
                nanos / 1e9,
                plan.estimate().likely().toSeconds(),
                plan.estimate().longest().toSeconds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
  }

  private static KubeContext context(Core core) {
    return core.kubeconfig(new Source(RealCluster.kubeconfig(), false, 0)).current().orElseThrow();
  }
}
