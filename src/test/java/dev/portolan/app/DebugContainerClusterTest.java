package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.probe.Vantage;
import dev.portolan.probe.run.Probes;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Debug containers on the lab, whose server has the alpha shape of 1.20: beside a distroless pod
/// that is made for the test and goes with it.
@Tag("cluster")
final class DebugContainerClusterTest {
  private static final String POD = "debug-test";
  private static final String IMAGE = "portolan-lab/netshoot:1";

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void makeAPod() throws Exception {
    RealCluster.needsLab();
    Path file = folder.resolve("pod.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: empty}
        spec:
          containers:
          - {name: main, image: "portolan-lab/distroless:1", imagePullPolicy: Never}
        """
            .formatted(POD));
    RealCluster.lab("kubectl", "apply", "-f", file.toString());
    RealCluster.lab("kubectl", "wait", "-n", "empty", "--for=condition=Ready", "pod/" + POD);
  }

  @AfterEach
  void deleteIt() throws Exception {
    RealCluster.lab("kubectl", "delete", "pod", "-n", "empty", POD, "--wait=true");
  }

  private static ClusterSession open(String who) throws Exception {
    ClusterSession session =
        ClusterSessions.open(Opening.of(RealCluster.labContext(who)), CheckRecorder.DEAF);
    session.synced().get(60, TimeUnit.SECONDS);
    return session;
  }

  private static DebugOrder order(String image) {
    return new DebugOrder(ObjectRef.pod("empty", POD), image, DebugProfile.NETADMIN);
  }

  @Test
  void pingsFromAPodWithoutAnyTool() throws Exception {
    try (ClusterSession session = open("admin")) {
      DebugSurvey survey = session.debugContainers().survey(order(IMAGE));
      assertThat(survey.admitted())
          .as("1.20 lets no securityContext in")
          .containsExactly(DebugProfile.BASELINE);
      CheckResult without = check(session, new ContainerRef("empty", POD, "main"));
      assertThat(without.outcome()).isEqualTo(Outcome.TOOL_MISSING);
      assertThat(without.debugHelps()).isTrue();

      ContainerRef added = session.debugContainers().open(order(IMAGE), progress::add, () -> false);
      CheckResult with = check(session, added);

      assertThat(with.outcome()).as(with.summary()).isEqualTo(Outcome.ANSWERED);
      assertThat(with.vantage().way()).isEqualTo(Vantage.Way.DEBUG_CONTAINER);
      assertThat(session.debugContainers().open(order(IMAGE), progress::add, () -> false))
          .as("one a pod, used again")
          .isEqualTo(added);
    }
  }

  @Test
  void anImageThatCannotBePulledIsSaid() throws Exception {
    try (ClusterSession session = open("admin")) {
      assertThatThrownBy(
              () ->
                  session
                      .debugContainers()
                      .open(order("registry.invalid/none:1"), progress::add, () -> false))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("cannot pull registry.invalid/none:1");
    }
  }

  @Test
  void whoMayOnlyExecIsToldTheMissingVerb() throws Exception {
    try (ClusterSession session = open("prober")) {
      assertThat(session.debugContainers().survey(order(IMAGE)).why())
          .contains("needs the verb patch on pods/ephemeralcontainers");
    }
  }

  private static CheckResult check(ClusterSession session, ContainerRef from) throws Exception {
    ObjectRef target =
        session.snapshot().pods().stream()
            .filter(p -> p.name().startsWith("probe-") && p.ready())
            .findFirst()
            .orElseThrow()
            .ref();
    CheckRecorder recorder = new CheckRecorder();
    try (Probes probes =
        new Probes(session.exec(), Clock.systemUTC(), Thread.ofVirtual().factory())) {
      Target to = new Target.PodTarget(target);
      Duration limit = Duration.ofSeconds(60);
      probes.start(
          new CheckRequest(CheckKind.PING, from, to, 0, limit), session.snapshot(), recorder);
      return recorder.result();
    }
  }
}
