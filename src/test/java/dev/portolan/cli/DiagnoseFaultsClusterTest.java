package dev.portolan.cli;

import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
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
