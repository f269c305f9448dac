package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.ExecClient.Result;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.tool.Scripts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exec over WebSocket: channels, ends, refusals, and processes that outlive their client.
@Timeout(30)
final class ExecTest {
  private static DemoCluster cluster;
  private static DemoClient client;

  @BeforeAll
  static void start() throws Exception {
    cluster = DemoCluster.start(DemoOptions.still(0, 7));
    client = DemoClient.admin(cluster);
  }

  @AfterAll
  static void stop() {
    client.close();
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({"v5.channel.k8s.io", "v4.channel.k8s.io"})
  void runsAProgramAndTellsItsEnd(String protocol) throws Exception {
    ExecClient exec = ExecClient.open(client, "sandbox/toolbox", protocol, List.of("hostname"));
    Result result = exec.result();
    assertThat(result.out()).isEqualTo("toolbox\n");
    assertThat(result.status().path("status").asText()).isEqualTo("Success");
    assertThat(exec.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1000);
  }

  @Test
  void failuresCarryTheExitCode() throws Exception {
    Result result = ExecClient.run(client, "sandbox/toolbox", "cat", "/etc/shadow");
    assertThat(result.err()).isEqualTo("cat: /etc/shadow: No such file or directory\n");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.status().path("reason").asText()).isEqualTo("NonZeroExitCode");
    assertThat(result.status().at("/details/causes/0/reason").asText()).isEqualTo("ExitCode");
  }

  @Test
  void missingProgramsAreAnInternalError() throws Exception {
    Result result = ExecClient.run(client, "sandbox/distroless", "ping", "10.0.0.1");
    assertThat(result.status().path("reason").asText()).isEqualTo("InternalError");
    assertThat(result.status().path("message").asText())
        .contains("exec: \"ping\": executable file not found in $PATH");
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox/nosuch, 404",
    "sandbox/toolbox/nosuch, 400",
    "analytics/gpu-training, 400",
    "shop/web-of-two-containers, 400"
  })
  void refusesBeforeTheUpgrade(String pod, int code) throws Exception {
    String path = "/api/v1/namespaces/shop/pods?labelSelector=app%3Dweb";
    String web = client.get(path).text("/items/0/metadata/name");
    assertThat(ExecClient.refusal(client, pod.replace("web-of-two-containers", web), "hostname"))
        .isEqualTo(code);
  }

  @Test
  void theLimitedUserMayNotExec() throws Exception {
    try (DemoClient limited = DemoClient.limited(cluster)) {
      assertThat(ExecClient.refusal(limited, "shop/db-0", "hostname")).isEqualTo(403);
    }
  }

  @Test
  void theShellKnowsPortolansScriptsAlone() throws Exception {
    Result strange = ExecClient.run(client, "sandbox/box", "sh", "-c", "echo hi");
    assertThat(strange.code()).isEqualTo(127);
    assertThat(strange.err())
        .isEqualTo(
            "sh: the simulated shell of the demo cluster knows only Portolan's own scripts\n");
    Result found =
        ExecClient.run(
            client, "sandbox/box", "sh", "-c", Scripts.FIND, "portolan", "ping", "bash", "nc");
    assertThat(found.out()).isEqualTo("ping /bin/busybox\nnc /bin/busybox\n");
  }

  @Test
  void aProcessOutlivesItsClientUntilItIsKilled() throws Exception {
    ContainerRef box = new ContainerRef("sandbox", "box", "tools");
    ExecClient exec =
        ExecClient.open(
            client,
            "sandbox/box",
            "v5.channel.k8s.io",
            List.of("sh", "-c", Scripts.RUN, "portolan", "sleep", "500000"));
    String[] words = exec.firstError.get(20, TimeUnit.SECONDS).strip().split(" ", -1);
    assertThat(words[0]).isEqualTo("portolan-pid");
    exec.abort();
    Result list = ExecClient.run(client, "sandbox/box", "ps");
    assertThat(list.out()).contains(words[1] + " root     sleep 500000");
    assertThat(cluster.control().runningProcesses(box)).isOne();

    Result recycled =
        ExecClient.run(client, "sandbox/box", "sh", "-c", Scripts.END, "portolan", words[1], "1");
    assertThat(recycled.out()).isEqualTo("ended\n");
    assertThat(cluster.control().runningProcesses(box)).isOne();

    Result end =
        ExecClient.run(
            client, "sandbox/box", "sh", "-c", Scripts.END, "portolan", words[1], words[2]);
    assertThat(end.out()).isEqualTo("ended\n");
    assertThat(end.code()).isZero();
    assertThat(cluster.control().runningProcesses(box)).isZero();
  }

  @Test
  void aProcessEndsWithItsPod() throws Exception {
    ExecClient exec =
        ExecClient.open(
            client,
            "sandbox/debian",
            "v5.channel.k8s.io",
            List.of("sh", "-c", Scripts.RUN, "portolan", "sleep", "500000"));
    exec.firstError.get(20, TimeUnit.SECONDS);
    assertThat(cluster.control().delete("Pod", "sandbox", "debian")).isTrue();
    assertThat(exec.result().code()).isEqualTo(137);
  }
}
