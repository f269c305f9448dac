package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import dev.portolan.testkit.RealKubectl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of a real cluster's checks; the lines that are copied are pasted into bash.
@Tag("cluster")
final class HistoryClusterTest {
  private final ObjectMapper json = new ObjectMapper();
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping --from sandbox/client-netshoot --to 127.0.0.1",
        "ping --from sandbox/client-busybox --to 127.0.0.1",
        "reach --from sandbox/client-netshoot --to svc/default/kubernetes",
        "reach --from sandbox/client-busybox --to svc/default/kubernetes"
      })
  void theCopiedLineDoesTheSameOnceMore(String check) throws Exception {
    RealCluster.needsLab();
    RealKubectl.orSkip();
    CommandLineRun asked = portolan("check " + check);
    assertThat(asked.code()).as(asked.err()).isZero();
    JsonNode kept =
        json.readTree(portolan("history show latest -o json").out()).path("results").get(0);
    assertThat(kept.path("result").path("vantage").path("node").asText()).isNotEmpty();
    assertThat(kept.path("result").path("vantage").path("image").asText()).isNotEmpty();
    // the last one has answered: what stands before it, the container's tool did not understand
    String line = kept.path("kubectl").get(kept.path("kubectl").size() - 1).asText();
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true);
    bash.environment().put("KUBECONFIG", RealCluster.kubeconfig().toString());
    Process process = bash.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(line + "\n" + said).isZero();
  }

  @Test
  void twoRunsAreComparedAndHandedOn() throws Exception {
    RealCluster.needsLab();
    portolan("check ping --from sandbox/client-netshoot --to 127.0.0.1");
    portolan("check reach --from sandbox/client-netshoot --to 127.0.0.1 --port 1");
    JsonNode kept = json.readTree(portolan("history export -o json").out()).path("results");
    assertThat(kept.size()).isEqualTo(2);
    String late = kept.get(0).path("id").asText();
    String early = kept.get(1).path("id").asText();
    assertThat(portolan("history compare " + late + " " + early).out())
        .startsWith("From “answered” to “refused”.");
    assertThat(portolan("history export -o junit").out())
        .contains("tests=\"2\"", "failures=\"1\"")
        .doesNotContain("simulated");
  }

  private CommandLineRun portolan(String line) {
    String all = line + " --kubeconfig " + RealCluster.kubeconfig();
    return CommandLineRun.of(home, all.split(" "));
  }
}
