package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.run.Probes;
import dev.portolan.sweep.Asking;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Planner;
import dev.portolan.sweep.Scope;
import dev.portolan.sweep.Standing;
import dev.portolan.sweep.Sweeper;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand checks on a real cluster: how long they take, whether they agree with what the
/// policies predict, and that nothing is left behind by a sweep that is cancelled.
@Tag("cluster")
final class SweepClusterTest {
  @TempDir Path home;

  @Test
  void aThousandChecksComeOutAsPredicted() throws Exception {
    RealCluster.needsLab();
    try (Core core = new Core(Map.of(), home);
        ClusterSession session = core.open(context(core), CheckRecorder.DEAF);
        Probes probes = core.prober(session)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      Plan plan = plan(snapshot, 1_000);
      SweepEar ear = new SweepEar();
      long start = System.nanoTime();
      try (Sweeper sweeper = start(probes, snapshot, plan, ear)) {
        assertThat(ear.end().get(300, TimeUnit.SECONDS)).isEqualTo(Sweeper.End.DONE);
        assertThat(sweeper).isNotNull();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.getLogger("sweep")
          .log(
              System.Logger.Level.INFO,
              String.format(
                  Locale.ROOT,
                  "%d checks from %d containers in %.1f s",
                  ear.results().size(),
                  plan.estimate().sources(),
                  seconds));
      assertThat(ear.results()).hasSameSizeAs(plan.pairs());
      assertThat(ear.results())
          .filteredOn(r -> r.standing() == Standing.OPEN)
          .as("denied, and let through")
          .isEmpty();
      assertThat(ear.results()).anyMatch(r -> r.outcome() == Outcome.ANSWERED);
      assertThat(ear.results()).anyMatch(r -> r.outcome() == Outcome.TIMED_OUT);
    }
  }

  @Test
  void aCancelledSweepLeavesNothingRunning() throws Exception {
    RealCluster.needsLab();
    try (Core core = new Core(Map.of(), home);
        ClusterSession session = core.open(context(core), CheckRecorder.DEAF);
        Probes probes = core.prober(session)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      SweepEar ear = new SweepEar();
      try (Sweeper sweeper = start(probes, snapshot, plan(snapshot, 1_000), ear)) {
        ear.first().get(60, TimeUnit.SECONDS);
        sweeper.cancel();
        assertThat(ear.end().get(60, TimeUnit.SECONDS)).isEqualTo(Sweeper.End.CANCELLED);
      }
      for (Pod pod : snapshot.podsIn("sandbox")) {
        if (pod.name().startsWith("client-") && !pod.name().endsWith("distroless")) {
          String left =
              RealCluster.lab(
                  "kubectl", "exec", "-n", "sandbox", pod.name(), "--", "ps", "-o", "args");
          assertThat(left.lines())
              .as("left in " + pod.name())
              .noneMatch(l -> l.contains("portolan") || l.startsWith("nc "));
        }
      }
    }
  }

  private static Plan plan(ClusterSnapshot snapshot, int checks) {
    Choice.Budget budget = new Choice.Budget(checks, Duration.ofMinutes(5), 16);
    Scope scope = new Scope.Within(Set.of());
    return Planner.plan(Reachability.of(snapshot), new Choice(scope, true, budget));
  }

  private static Sweeper start(Probes probes, ClusterSnapshot snapshot, Plan plan, SweepEar ear) {
    return Sweeper.start(
        new Asking(probes, probes),
        snapshot,
        plan.pairs(),
        new Choice.Budget(1_000, Duration.ofMinutes(5), 16),
        Thread.ofVirtual().factory(),
        ear);
  }

  private static KubeContext context(Core core) {
    return core.kubeconfig(new Source(RealCluster.kubeconfig(), false, 0)).current().orElseThrow();
  }
}
