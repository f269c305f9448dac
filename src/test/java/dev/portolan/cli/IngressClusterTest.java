package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hosts of ingresses on the lab, before a stand-in for a controller that is there for the time of
/// the test: a real proxy in a real pod, behind a service with an address.
@Tag("cluster")
@Timeout(180)
final class IngressClusterTest {
  private static final String NAMESPACE = "portolan-edge";
  private static final String HOST = "edge.portolan.example";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path home;
  @TempDir Path folder;

  @BeforeAll
  static void serve() throws Exception {
    RealCluster.needsLab();
    RealCluster.lab("kubectl", "apply", "-f", "src/test/resources/lab/ingress-controller.yaml");
    for (String name : new String[] {"ingress-nginx-controller", "echo"}) {
      kubectl("rollout", "status", "deployment/" + name, "--timeout=90s");
    }
    address("/api/v1/namespaces/" + NAMESPACE + "/services/ingress-nginx-controller");
    for (String name : new String[] {"edge", "half", "missed"}) {
      address("/apis/networking.k8s.io/v1/namespaces/" + NAMESPACE + "/ingresses/" + name);
    }
  }

  @AfterAll
  static void leave() throws Exception {
    RealCluster.needsLab();
    RealCluster.lab("kubectl", "delete", "ingressclass", NAMESPACE, "--ignore-not-found");
    RealCluster.lab(
        "kubectl", "delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=90s");
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox/client-netshoot, edge.portolan.example, well, ",
    "sandbox/client-busybox, edge.portolan.example, well, ",
    "sandbox/client-netshoot, half.portolan.example, remark, selects_nothing",
    "sandbox/client-netshoot, missed.portolan.example, broken, default_backend",
    "sandbox/client-netshoot, http://edge.portolan.example/, broken, dns"
  })
  void aHostIsFollowedToItsServices(String from, String to, String level, String cause)
      throws Exception {
    LabDiagnosis.assertConclusion(LabDiagnosis.of(folder, from, to, 0), level, cause);
  }

  @Test
  void thePolicyThatIsSuggestedForTheWayToTheControllerLetsTheCallerThrough() throws Exception {
    String caller = "payments/" + podOf("payments", "app=api");
    JsonNode before = LabDiagnosis.of(folder, caller, HOST, 0);
    LabDiagnosis.assertConclusion(before, "broken", "policy");
    Path policy =
        Files.writeString(
            home.resolve("policy.yaml"),
            before.path("conclusion").path("fix").path("text").asText());
    RealCluster.lab("kubectl", "apply", "-f", policy.toString());
    try {
      LabDiagnosis.assertConclusion(LabDiagnosis.of(folder, caller, HOST, 0), "well", null);
    } finally {
      RealCluster.lab("kubectl", "delete", "-f", policy.toString());
    }
  }

  @Test
  void theControllersLogTellsOfTheRequest() throws IOException, InterruptedException {
    CommandLineRun asked = run("check", "http", "--from", "sandbox/client-netshoot", "--to", HOST);
    assertThat(asked.code()).as(asked.err() + asked.out()).isZero();
    CommandLineRun logs = run("logs", "--of", "ingress", "--grep", "GET / HTTP", "--tail", "200");
    assertThat(logs.out()).contains("ingress-nginx").contains("\"GET / HTTP/1.1\" 200");
  }

  private CommandLineRun run(String verb, String... more) throws IOException {
    String[] all = new String[more.length + 3];
    all[0] = verb;
    System.arraycopy(more, 0, all, 1, more.length);
    all[more.length + 1] = "--kubeconfig";
    all[more.length + 2] = RealCluster.kubeconfig().toString();
    return CommandLineRun.of(folder, all);
  }

  private static String podOf(String namespace, String selector)
      throws IOException, InterruptedException {
    return RealCluster.lab(
        "kubectl",
        "-n",
        namespace,
        "get",
        "pods",
        "-l",
        selector,
        "-o",
        "jsonpath={.items[0].metadata.name}");
  }

  private static void kubectl(String... words) throws IOException, InterruptedException {
    String[] all = new String[words.length + 3];
    all[0] = "kubectl";
    all[1] = "-n";
    all[2] = NAMESPACE;
    System.arraycopy(words, 0, all, 3, words.length);
    RealCluster.lab(all);
  }

  /// Gives it the address that a cloud's controller would.
  private static void address(String path) throws IOException, InterruptedException {
    ObjectNode object =
        (ObjectNode) JSON.readTree(RealCluster.lab("kubectl", "get", "--raw", path));
    object
        .withObject("/status/loadBalancer")
        .putArray("ingress")
        .addObject()
        .put("ip", "203.0.113.81");
    Path file = Files.writeString(home.resolve("status.json"), JSON.writeValueAsString(object));
    RealCluster.lab("kubectl", "replace", "--raw", path + "/status", "-f", file.toString());
  }
}
