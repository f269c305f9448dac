package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demo cluster as a whole: its kubeconfig, its life, its end.
@Timeout(60)
final class DemoClusterTest {
  @Test
  void writesAKubeconfigForItsOwnerAlone(@TempDir Path dir) throws IOException {
    try (DemoCluster cluster = DemoCluster.start(DemoOptions.still(0, 7))) {
      Path file = cluster.writeKubeconfig(dir);
      assertThat(Files.readString(file))
          .isEqualTo(cluster.kubeconfigYaml())
          .contains("current-context: demo", "server: https://127.0.0.1:", "name: demo-limited");
      if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
        assertThat(Files.getPosixFilePermissions(file))
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      }
      assertThat(cluster.writeKubeconfig(dir)).isEqualTo(file);
    }
  }

  @Test
  void livesUnlessToldNotTo() throws Exception {
    try (DemoCluster cluster = DemoCluster.start(new DemoOptions(0, 7, true, 0, 0, 0.001));
        DemoClient client = DemoClient.admin(cluster)) {
      String path = "/api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=20&resourceVersion=";
      String revision = client.get("/api/v1/pods?limit=1").text("/metadata/resourceVersion");
      HttpResponse<Stream<String>> watch =
          client.http.send(client.request(path + revision), HttpResponse.BodyHandlers.ofLines());
      Set<String> seen = new HashSet<>();
      var events = watch.body().iterator();
      while (!seen.containsAll(Set.of("ADDED", "MODIFIED", "DELETED"))) {
        seen.add(DemoClient.json(events.next()).path("type").asText());
      }
      assertThat(seen).containsExactlyInAnyOrder("ADDED", "MODIFIED", "DELETED");
    }
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Thread[] started = new Thread[0];
    try (DemoCluster cluster = DemoCluster.start(new DemoOptions(0, 7));
        DemoClient client = DemoClient.admin(cluster)) {
      client.get("/version");
      started =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> !before.contains(t))
              .filter(t -> t.getName().startsWith("jetty") || t.getName().startsWith("Scheduler"))
              .toArray(Thread[]::new);
    }
    assertThat(started).as("the server's own threads").isNotEmpty();
    for (Thread thread : started) {
      thread.join(5000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void startsQuicklyEvenWhenItIsLarge() throws Exception {
    try (DemoCluster cluster = DemoCluster.start(DemoOptions.still(20_000, 7));
        DemoClient client = DemoClient.admin(cluster)) {
      DemoClient.Answer page = client.get("/api/v1/pods?limit=500");
      assertThat(page.body().path("items")).hasSize(500);
      assertThat(page.body().at("/metadata/remainingItemCount").asInt()).isEqualTo(19_500);
    }
  }
}
