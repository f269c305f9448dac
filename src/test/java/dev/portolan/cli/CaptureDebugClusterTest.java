package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A capture beside a distroless pod of the lab, by a debug container. The pod is made for the test
/// and goes with it.
@Tag("cluster")
@Timeout(180)
final class CaptureDebugClusterTest {
  private static final String POD = "capture-test";

  @TempDir Path home;

  @BeforeEach
  void makeAPod() throws Exception {
    RealCluster.needsLab();
    Path file = home.resolve("pod.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: empty}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - {name: main, image: "portolan-lab/distroless:1", imagePullPolicy: Never}
        """
            .formatted(POD));
    RealCluster.lab("kubectl", "apply", "-f", file.toString());
    RealCluster.lab("kubectl", "wait", "-n", "empty", "--for=condition=Ready", "pod/" + POD);
  }

  @AfterEach
  void deleteIt() throws Exception {
    RealCluster.needsLab();
    RealCluster.lab("kubectl", "delete", "pod", "-n", "empty", POD, "--ignore-not-found");
  }

  @Test
  void offersADebugContainerAndCapturesInIt() throws Exception {
    CommandLineRun without = capture();
    assertThat(without.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(without.err()).contains("no tcpdump", "--debug-container adds one");

    CommandLineRun unasked =
        capture("--debug-container", "--debug-image", "portolan-lab/netshoot:1");
    assertThat(unasked.err()).contains("It cannot be removed", "nobody is there to ask");
    assertThat(containers()).as("nothing is added without a word").isEmpty();

    Path file = home.resolve("a.pcapng");
    AtomicBoolean over = new AtomicBoolean();
    Thread pings = Thread.ofPlatform().start(() -> pingUntil(over));
    CommandLineRun with =
        capture(
            "--debug-container",
            "--debug-image",
            "portolan-lab/netshoot:1",
            "--yes",
            "--count",
            "2",
            "-w",
            file.toString());
    over.set(true);
    pings.join();
    assertThat(with.code()).as(with.err()).isZero();
    assertThat(with.out()).contains("sandbox/client-netshoot", "empty/" + POD, "ICMP");
    assertThat(with.err()).contains("portolan-debug");
    assertThat(file).isNotEmptyFile();
    assertThat(containers()).startsWith("portolan-debug");
  }

  private static String containers() throws IOException, InterruptedException {
    return RealCluster.lab(
        "kubectl",
        "get",
        "pod",
        "-n",
        "empty",
        POD,
        "-o",
        "jsonpath={.spec.ephemeralContainers[*].name}");
  }

  private static void pingUntil(AtomicBoolean over) {
    try {
      String ip =
          RealCluster.lab(
              "kubectl", "get", "pod", "-n", "empty", POD, "-o", "jsonpath={.status.podIP}");
      while (!over.get()) {
        RealCluster.lab(
            "kubectl", "exec", "-n", "sandbox", "client-netshoot", "--", "ping", "-c", "3", ip);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CommandLineRun capture(String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "capture";
    all[1] = "empty/" + POD;
    all[2] = "--kubeconfig";
    all[3] = RealCluster.kubeconfig().toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandLineRun.of(home, all);
  }
}
