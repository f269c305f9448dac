package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job by the command line on a real cluster: contexts, map, and the checks whose answers
/// the lab knows.
@Tag("cluster")
final class MainJobClusterTest {
  private final ObjectMapper json = new ObjectMapper();
  @TempDir Path folder;
  private String kubeconfig = "";

  @BeforeEach
  void cluster() {
    kubeconfig = RealCluster.kubeconfig().toString();
  }

  @Test
  void contextsNamesTheFilesContexts() throws IOException {
    CommandLineRun run = portolan("contexts", "-o", "json");
    assertThat(run.code()).isZero();
    JsonNode contexts = json.readTree(run.out()).path("contexts");
    assertThat(contexts.size()).isPositive();
    assertThat(contexts.get(0).path("file").asText()).isEqualTo(kubeconfig);
  }

  @Test
  void mapDrawsEveryNamespaceAndAPicture() throws IOException {
    Path svg = folder.resolve("map.svg");
    Path png = folder.resolve("map.png");
    assertThat(portolan("map", "-o", svg.toString()).code()).isZero();
    assertThat(portolan("map", "-o", png.toString(), "--scale", "1").code()).isZero();
    assertThat(Files.readString(svg)).contains("kube-system", "default");
    assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(400);
  }

  @Test
  void tracerouteAcrossNodesShowsTheOtherNodeByName() throws Exception {
    RealCluster.needsLab();
    String target = probeOn("pl-n3");
    CommandLineRun run =
        portolan(
            "check",
            "traceroute",
            "--from",
            "sandbox/client-netshoot",
            "--to",
            target,
            "-o",
            "json");
    assertThat(run.code()).as(run.err()).isZero();
    List<String> names = new ArrayList<>();
    json.readTree(run.out())
        .path("findings")
        .get(0)
        .path("hops")
        .forEach(h -> names.add(h.path("name").asText()));
    assertThat(names).contains("pl-n3", target);
  }

  @Test
  void pingMeasuresTheRoundTrip() throws Exception {
    RealCluster.needsLab();
    for (String client : List.of("sandbox/client-netshoot", "sandbox/client-busybox")) {
      CommandLineRun run =
          portolan("check", "ping", "--from", client, "--to", probeOn("pl-n3"), "-o", "json");
      assertThat(run.code()).as(run.err()).isZero();
      JsonNode ping = json.readTree(run.out()).path("findings").get(0);
      assertThat(ping.path("received").asInt()).isEqualTo(ping.path("sent").asInt()).isPositive();
      assertThat(ping.path("rttAvg").asDouble()).isPositive();
    }
  }

  @Test
  void aContainerWithoutToolsIsNeverAClosedPath() throws Exception {
    RealCluster.needsLab();
    CommandLineRun run =
        portolan(
            "check",
            "reach",
            "--from",
            "sandbox/client-distroless",
            "--to",
            probeOn("pl-n3"),
            "-o",
            "json");
    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(json.readTree(run.out()).path("outcome").asText()).isEqualTo("tool_missing");
    assertThat(json.readTree(run.out()).path("advice").asText()).isNotEmpty();
  }

  @Test
  void anExpiredTokenGetsOneClearLine() throws Exception {
    RealCluster.needsLab();
    String expired = RealCluster.lab("kubeconfig", "expired").strip();
    CommandLineRun run =
        CommandLineRun.of(
            folder, "map", "--kubeconfig", expired, "-o", folder.resolve("m.svg").toString());
    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("401");
  }

  @Test
  void aRoleThatSeesOneNamespaceGetsItsMapAndTheGapsNamed() throws Exception {
    RealCluster.needsLab();
    String viewer = RealCluster.lab("kubeconfig", "viewer").strip();
    Path svg = folder.resolve("viewer.svg");
    CommandLineRun run =
        CommandLineRun.of(folder, "map", "--kubeconfig", viewer, "-o", svg.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(svg)).contains("shop");
    assertThat(run.err()).contains("not allowed to see nodes");
  }

  private CommandLineRun portolan(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--kubeconfig", kubeconfig));
    return CommandLineRun.of(folder, all.toArray(new String[0]));
  }

  /// The probe DaemonSet's pod on a node, as `monitoring/NAME`.
  private static String probeOn(String node) throws IOException, InterruptedException {
    return "monitoring/"
        + RealCluster.lab(
                "kubectl",
                "get",
                "pods",
                "-n",
                "monitoring",
                "-l",
                "app=probe",
                "--field-selector",
                "spec.nodeName=" + node,
                "-o",
                "jsonpath={.items[0].metadata.name}")
            .strip();
  }
}
