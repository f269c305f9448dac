package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.debug.DebugContainers;
import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.Target;
import dev.portolan.probe.Vantage;
import dev.portolan.probe.run.Probes;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.testkit.CheckRecorder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Debug containers on the demo cluster: what is offered, what admission makes of it, and the check
/// that runs in one.
@Timeout(60)
final class DebugContainerTest {
  private static final String LEVEL = "pod-security.kubernetes.io/enforce";

  @TempDir private static Path folder;
  private static DemoCluster cluster;
  private static ClusterSession session;
  private static final Set<ObjectRef> USED = new HashSet<>();
  private final List<String> progress = new ArrayList<>();

  @BeforeAll
  static void open() throws Exception {
    cluster = DemoCluster.start(DemoOptions.still(0, 7));
    session = session("demo");
  }

  @AfterAll
  static void close() {
    session.close();
    cluster.close();
  }

  private static ClusterSession session(String context) throws Exception {
    var all = new KubeconfigLoader(Map.of(), folder).load(cluster.writeKubeconfig(folder));
    var chosen =
        all.contexts().stream().filter(c -> c.name().equals(context)).findFirst().orElseThrow();
    ClusterSession opened = ClusterSessions.open(Opening.of(chosen), CheckRecorder.DEAF);
    opened.synced().get(30, TimeUnit.SECONDS);
    return opened;
  }

  private static Pod distroless() {
    return pod(p -> p.servingContainers().getFirst().image().contains("distroless"));
  }

  /// One that no other test has had.
  private static Pod fresh() {
    return pod(p -> p.namespace().equals("shop"));
  }

  private static Pod pod(Predicate<Pod> wanted) {
    return session.snapshot().pods().stream()
        .filter(p -> !p.hostNetwork() && p.ready() && wanted.test(p) && USED.add(p.ref()))
        .findFirst()
        .orElseThrow();
  }

  private static DebugOrder order(ObjectRef pod, DebugProfile profile) {
    return new DebugOrder(pod, DebugOrder.DEFAULT_IMAGE, profile);
  }

  private static DebugContainers debug() {
    return session.debugContainers();
  }

  private static CheckResult check(ContainerRef from, CheckKind kind) throws Exception {
    ObjectRef target =
        session.snapshot().pods().stream()
            .filter(p -> p.ready() && !p.hostNetwork() && !p.ref().equals(from.podRef()))
            .filter(p -> p.namespace().equals(from.namespace()))
            .findFirst()
            .orElseThrow()
            .ref();
    CheckRecorder recorder = new CheckRecorder();
    try (Probes probes =
        new Probes(session.exec(), Clock.systemUTC(), Thread.ofVirtual().factory())) {
      Duration limit = Duration.ofSeconds(20);
      Target to = new Target.PodTarget(target);
      probes.start(new CheckRequest(kind, from, to, 0, limit), session.snapshot(), recorder);
      return recorder.result();
    }
  }

  @Test
  void runsACheckWhereThePodsOwnContainerHasNoTool() throws Exception {
    Pod pod = distroless();
    ContainerRef own =
        new ContainerRef(pod.namespace(), pod.name(), pod.servingContainers().getFirst().name());
    CheckResult without = check(own, CheckKind.PING);
    assertThat(without.outcome()).isEqualTo(Outcome.TOOL_MISSING);
    assertThat(without.debugHelps()).isTrue();

    ContainerRef added =
        debug().open(order(pod.ref(), DebugProfile.NETADMIN), progress::add, () -> false);
    CheckResult with = check(added, CheckKind.PING);

    assertThat(added).isEqualTo(new ContainerRef(pod.namespace(), pod.name(), "portolan-debug"));
    assertThat(with.outcome().aboutThePath()).as(with.summary() + with.transcript()).isTrue();
    assertThat(with.vantage().way()).isEqualTo(Vantage.Way.DEBUG_CONTAINER);
    assertThat(with.debugHelps()).isFalse();
    assertThat(progress.getFirst()).contains("profile netadmin");
  }

  @Test
  void isAddedOncePerPodAndUsedAgain() {
    ObjectRef pod = fresh().ref();
    DebugOrder order = order(pod, DebugProfile.GENERAL);
    ContainerRef first = debug().open(order, progress::add, () -> false);
    ContainerRef second = debug().open(order, progress::add, () -> false);

    assertThat(second).isEqualTo(first);
    ObjectNode stored = cluster.control().get("Pod", pod.namespace(), pod.name()).orElseThrow();
    assertThat(stored.at("/spec/ephemeralContainers")).hasSize(1);
    assertThat(stored.at("/spec/containers")).hasSize(1);
  }

  @Test
  void anImageThatCannotBePulledIsSaidAndAnotherNameTriedNext() {
    ObjectRef pod = fresh().ref();
    DebugOrder wrong = new DebugOrder(pod, "registry.example/tools:1", DebugProfile.BASELINE);

    assertThatThrownBy(() -> debug().open(wrong, progress::add, () -> false))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("cannot pull registry.example/tools:1 (ErrImagePull: failed to pull")
        .hasMessageContaining("imagePullSecrets");
    assertThat(debug().open(order(pod, DebugProfile.BASELINE), progress::add, () -> false))
        .extracting(ContainerRef::container)
        .isEqualTo("portolan-debug-2");
  }

  @Test
  void asksAdmissionBeforeTheUserAndChangesNothing() {
    ObjectRef pod = fresh().ref();
    level(pod.namespace(), "baseline");
    DebugSurvey survey = debug().survey(order(pod, DebugProfile.NETADMIN));

    assertThat(survey.possible()).isTrue();
    assertThat(survey.admitted()).containsExactly(DebugProfile.BASELINE, DebugProfile.RESTRICTED);
    assertThat(survey.refusals().get(DebugProfile.NETADMIN)).contains("NET_ADMIN", "PodSecurity");
    ObjectNode stored = cluster.control().get("Pod", pod.namespace(), pod.name()).orElseThrow();
    assertThat(stored.at("/spec/ephemeralContainers").isEmpty()).isTrue();
    level(pod.namespace(), "privileged");
  }

  @Test
  void takesTheStrongestProfileThatIsLetIn() {
    ObjectRef pod = fresh().ref();
    level(pod.namespace(), "restricted");
    debug().open(order(pod, DebugProfile.NETADMIN), progress::add, () -> false);

    assertThat(progress).anyMatch(p -> p.startsWith("refused with the profile baseline"));
    ObjectNode stored = cluster.control().get("Pod", pod.namespace(), pod.name()).orElseThrow();
    assertThat(stored.at("/spec/ephemeralContainers/0/securityContext/runAsNonRoot").asBoolean())
        .isTrue();
    level(pod.namespace(), "privileged");
  }

  @Test
  void whoMayNotIsToldTheVerbThatIsMissing() throws Exception {
    try (ClusterSession limited = session("demo-limited")) {
      ObjectRef pod =
          limited.snapshot().pods().stream().filter(Pod::ready).findFirst().orElseThrow().ref();
      DebugSurvey survey = limited.debugContainers().survey(order(pod, DebugProfile.NETADMIN));

      assertThat(survey.possible()).isFalse();
      assertThat(survey.why()).contains("needs the verb patch on pods/ephemeralcontainers");
    }
  }

  @Test
  void oneThatWasEndedStaysInTheSpecAndAnotherIsAdded() throws Exception {
    ObjectRef pod = fresh().ref();
    DebugOrder order = order(pod, DebugProfile.GENERAL);
    ContainerRef first = debug().open(order, progress::add, () -> false);
    CountDownLatch ended = new CountDownLatch(1);
    session
        .exec()
        .start(
            first,
            List.of("sh", "-c", Scripts.END_CONTAINER),
            new PodExec.Listener() {
              @Override
              public void output(boolean error, byte[] chunk) {}

              @Override
              public void ended(PodExec.End end) {
                ended.countDown();
              }
            });
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(debug().open(order, progress::add, () -> false).container())
        .isEqualTo("portolan-debug-2");
  }

  @Test
  void aPodThatIsGoneIsSaid() {
    ObjectRef gone = ObjectRef.pod("shop", "no-such-pod");
    assertThat(debug().survey(order(gone, DebugProfile.GENERAL)).why())
        .isEqualTo("There is no Pod shop/no-such-pod (any more).");
  }

  private static void level(String namespace, String level) {
    ObjectNode object = cluster.control().get("Namespace", "", namespace).orElseThrow();
    object.withObject("/metadata/labels").put(LEVEL, level);
    cluster.control().put(object);
  }
}
