package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lab's faults, each found and healed again.
@Tag("cluster")
final class DiagnoseFaultsClusterTest {
  private static final String CLIENT = "sandbox/client-netshoot";

  @TempDir Path folder;

  @BeforeEach
  void lab() {
    RealCluster.needsLab();
  }

  @AfterEach
  void heal() throws Exception {
    RealCluster.lab("heal");
  }

  @Test
  void aBlackHole() throws Exception {
    String prom = pod("monitoring", "app=prom");
    RealCluster.lab("fault", "blackhole", prom);

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "svc/monitoring/prom", 0), "broken", "silent_pod");
  }

  @Test
  void aSilentDns() throws Exception {
    RealCluster.lab("fault", "dns-down");

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "svc/monitoring/prom", 0), "broken", "dns");
  }

  @Test
  void droppedIcmp() throws Exception {
    RealCluster.lab("fault", "drop-icmp");

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "sandbox/client-distroless", 8080),
        "remark",
        "icmp_dropped");
  }

  /// A policy concerns guarded, which may be why it answers no ping: its neighbour tells.
  @Test
  void droppedIcmpToAPodThatAPolicyConcerns() throws Exception {
    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "sandbox/guarded", 8080), "well", null);
    RealCluster.lab("fault", "drop-icmp");

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "sandbox/guarded", 8080), "remark", "icmp_dropped");
  }

  /// guarded (on node 3) admits the client, but not the node whose address it sees instead; what
  /// its own node sends it is let in.
  @Test
  void aNodePortWhoseNodeIsDenied() throws Exception {
    String port = "jsonpath={.spec.ports[0].nodePort}";
    try {
      sandbox("expose", "pod", "guarded", "--name=by-node", "--type=NodePort", "--port=8080");
      int asked = Integer.parseInt(sandbox("get", "service", "by-node", "-o", port).strip());
      LabDiagnosis.assertConclusion(
          LabDiagnosis.of(folder, CLIENT, "10.87.0.11", asked), "broken", "policy");
      LabDiagnosis.assertConclusion(
          LabDiagnosis.of(folder, CLIENT, "10.87.0.13", asked), "well", null);
    } finally {
      sandbox("delete", "service", "by-node");
    }
  }

  private static String sandbox(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("kubectl", "-n", "sandbox"));
    command.addAll(List.of(words));
    return RealCluster.lab(command.toArray(String[]::new));
  }

  @Test
  void aLongDelay() throws Exception {
    RealCluster.lab("fault", "delay", "60");

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "sandbox/client-distroless", 8080), "remark", "slow");
  }

  @Test
  void aNodeThatIsCutOff() throws Exception {
    RealCluster.lab("fault", "node-down", "3");

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "sandbox/client-distroless", 8080), "broken", "node_down");
  }

  /// The lab has no such fault: a node's own rules drop what is large on its way to one pod.
  @Test
  void largePacketsThatAreLost() throws Exception {
    String target = pod("sandbox", "kind=distroless");
    try {
      nft("add", "table", "inet", "portolan_large");
      nft(
          "add",
          "chain",
          "inet",
          "portolan_large",
          "big",
          "{ type filter hook forward priority -10; }");
      nft(
          "add",
          "rule",
          "inet",
          "portolan_large",
          "big",
          "ip",
          "daddr",
          target,
          "meta",
          "length",
          ">",
          "1350",
          "drop");

      JsonNode found = LabDiagnosis.of(folder, CLIENT, "sandbox/client-distroless", 8080);
      LabDiagnosis.assertConclusion(found, "remark", "mtu");
      assertThat(found.path("conclusion").path("sentence").asText())
          .startsWith("It answers, yet: Packets of more than 1350 bytes get lost on the way to ");
    } finally {
      nft("delete", "table", "inet", "portolan_large");
    }
    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, "sandbox/client-distroless", 8080), "well", null);
  }

  private static void nft(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "3", "nft"));
    command.addAll(List.of(words));
    RealCluster.lab(command.toArray(String[]::new));
  }

  private static String pod(String namespace, String selector) throws Exception {
    return RealCluster.lab(
            "kubectl",
            "-n",
            namespace,
            "get",
            "pod",
            "-l",
            selector,
            "-o",
            "jsonpath={.items[0].status.podIP}")
        .strip();
  }
}
