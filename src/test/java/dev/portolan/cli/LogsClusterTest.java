package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.PodLogs;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Logs of the lab while its server goes and comes, and while a container does. The pod that writes
/// them is made for the test; it is labelled as an ingress controller, of which the lab has none,
/// and writes such lines.
@Tag("cluster")
@Timeout(240)
final class LogsClusterTest {
  private static final AtomicInteger PODS = new AtomicInteger();

  private static final String RESTARTED =
      "[Portolan] The container was restarted: its earlier run ends here, the next begins.";

  @TempDir Path home;

  /// Of another name each: for a while after a pod has gone, a kubelet may run what is asked of the
  /// next one of its name in the container that still ends.
  private final ContainerRef writer =
      new ContainerRef("empty", "log-test-" + PODS.incrementAndGet(), "main");

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private ClusterSession session;
  private Pod web;

  @BeforeEach
  void open() throws Exception {
    RealCluster.needsLab();
    session = ClusterSessions.open(Opening.of(RealCluster.labContext("admin")), CheckRecorder.DEAF);
    ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
    web =
        snapshot.podsIn("shop").stream()
            .filter(p -> p.name().startsWith("web-"))
            .findFirst()
            .orElseThrow();
    // Counts, five lines a second and no two alike; ends its own run when it is told to.
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: %s
          namespace: empty
          labels: {app.kubernetes.io/name: ingress-nginx}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - name: main
            image: portolan-lab/busybox:1
            imagePullPolicy: Never
            command: [sh, -c, "i=0; while [ ! -e /tmp/end ]; do i=$((i+1)); echo line $i; sleep 0.2; done; echo GET / 200 [$0] 8080; rm /tmp/end", "%s"]
        """
            .formatted(writer.pod(), web.ips().getFirst());
    Path file = Files.writeString(home.resolve("pod.yaml"), pod);
    RealCluster.lab("kubectl", "apply", "-f", file.toString());
    RealCluster.lab(
        "kubectl", "wait", "-n", "empty", "--for=condition=Ready", "pod/" + writer.pod());
  }

  @AfterEach
  void close() throws Exception {
    RealCluster.needsLab();
    session.close();
    RealCluster.lab("heal");
    RealCluster.lab("kubectl", "delete", "pod", "-n", "empty", writer.pod(), "--ignore-not-found");
  }

  @Test
  void nothingIsLostAndNothingComesTwiceWhenTheServerRestarts() throws Exception {
    PodLogs.Reading reading = session.logs().read(writer, new PodLogs.Wish(1_000, true), new Ear());
    List<String> lines = new ArrayList<>(until("line 15"));
    RealCluster.lab("fault", "apiserver-restart");
    RealCluster.lab("heal");
    lines.addAll(until("waits"));
    lines.addAll(until("follows"));
    lines.addAll(take(60));
    reading.stop();
    List<String> text = lines.stream().filter(l -> l.startsWith("line ")).toList();
    assertThat(text).hasSizeGreaterThan(70);
    assertThat(text)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, text.size()).mapToObj(i -> "line " + i).toList());
  }

  /// It writes its last words, an access of the web pod, and begins anew.
  @Test
  void aRestartedContainerIsReadToItsEndAndFromItsBeginning() throws Exception {
    session.logs().read(writer, new PodLogs.Wish(1_000, true), new Ear());
    List<String> lines = new ArrayList<>(until("line 5"));
    RealCluster.lab("kubectl", "exec", "-n", "empty", writer.pod(), "--", "touch", "/tmp/end");
    lines.addAll(until(RESTARTED)); // whether it waits before depends on who is quicker
    lines.addAll(until("line 3"));
    List<String> told =
        lines.stream().filter(l -> !l.equals("follows") && !l.equals("waits")).toList();
    int last = told.indexOf("GET / 200 [" + web.ips().getFirst() + "] 8080");
    assertThat(told.subList(last + 1, told.size()))
        .containsExactly(RESTARTED, "line 1", "line 2", "line 3");
    assertThat(told.subList(0, last))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, last).mapToObj(i -> "line " + i).toList());
  }

  /// What an ingress controller says of a selected pod, by its address.
  @Test
  void anIngressControllersLinesAreSiftedByTheSelection() throws Exception {
    RealCluster.lab("kubectl", "exec", "-n", "empty", writer.pod(), "--", "touch", "/tmp/end");
    startedAgain();
    CommandLineRun run =
        CommandLineRun.of(
            home,
            "logs",
            "--of",
            "ingress",
            "--about",
            "shop/" + web.name(),
            "--previous",
            "--kubeconfig",
            RealCluster.kubeconfig().toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .singleElement()
        .asString()
        .contains("ingress-nginx", web.ips().getFirst());
  }

  @Test
  void whoSeesOneNamespaceIsToldWhyThereAreNone() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(
            home, "logs", "--kubeconfig", RealCluster.lab("kubeconfig", "viewer").strip());
    assertThat(run.code()).isEqualTo(Exit.NO);
    assertThat(run.err()).contains("Only pods of shop are read");
  }

  /// Only then has the run before it become the previous one.
  private void startedAgain() throws Exception {
    String path = "jsonpath={.status.containerStatuses[0].restartCount}";
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!RealCluster.lab("kubectl", "get", "pod", "-n", "empty", writer.pod(), "-o", path)
        .strip()
        .equals("1")) {
      assertThat(System.nanoTime()).as("the container was not started again").isLessThan(deadline);
    }
  }

  private List<String> until(String line) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    while (lines.isEmpty() || !lines.getLast().equals(line)) {
      lines.add(next());
    }
    return lines;
  }

  private List<String> take(int count) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(next());
    }
    return lines;
  }

  private String next() throws InterruptedException {
    String line = heard.poll(60, TimeUnit.SECONDS);
    assertThat(line).as("something within a minute").isNotNull();
    return line;
  }

  private final class Ear implements PodLogs.Listener {
    @Override
    public void line(Instant time, String text) {
      heard.add(text);
    }

    @Override
    public void state(PodLogs.State state) {
      heard.add(
          switch (state) {
            case PodLogs.State.Following _ -> "follows";
            case PodLogs.State.Waiting _ -> "waits";
            case PodLogs.State.Ended e -> "ended: " + e.why();
          });
    }
  }
}
