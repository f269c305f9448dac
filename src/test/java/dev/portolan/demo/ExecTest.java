package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.ExecClient.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void runsAProgramAndTellsItsEnd() throws Exception {
    Result result = ExecClient.run(client, "sandbox/toolbox", "hostname");
    assertThat(result.out()).isEqualTo("toolbox\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void pingsAPod() throws Exception {
    String ip = client.get("/api/v1/namespaces/shop/pods").text("/items/0/status/podIP");
    Result result = ExecClient.run(client, "sandbox/toolbox", "ping", "-c", "3", ip);
    assertThat(result.out()).contains("3 packets transmitted, 3 received, 0% packet loss");
  }
}
