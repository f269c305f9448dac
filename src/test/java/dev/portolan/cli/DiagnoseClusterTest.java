package dev.portolan.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `portolan diagnose` finds each fault of the lab, and none on a healthy pair.
@Tag("cluster")
final class DiagnoseClusterTest {
  private static final String CLIENT = "sandbox/client-netshoot";

  @TempDir Path folder;

  @BeforeEach
  void lab() {
    RealCluster.needsLab();
  }

  @ParameterizedTest
  @CsvSource({
    // healthy
    "sandbox/client-netshoot, svc/monitoring/prom, 0, well, ",
    "sandbox/client-busybox, svc/monitoring/prom, 0, well, ",
    "sandbox/client-netshoot, sandbox/client-distroless, 8080, well, ",
    "sandbox/client-netshoot, ext.lab.example, 80, well, ",
    "sandbox/client-netshoot, 198.51.100.10, 443, well, ",
    "sandbox/client-netshoot, svc/sandbox/no-selector, 0, well, ",
    // broken on purpose
    "sandbox/client-netshoot, svc/sandbox/selects-nothing, 0, broken, selects_nothing",
    "sandbox/client-netshoot, svc/sandbox/wrong-port, 0, broken, wrong_target_port",
    "sandbox/client-netshoot, svc/sandbox/wrong-named-port, 0, broken, wrong_target_port",
    "sandbox/client-netshoot, svc/sandbox/unready, 0, broken, not_ready",
    "sandbox/client-busybox, svc/sandbox/wrong-port, 0, broken, wrong_target_port",
    "sandbox/client-netshoot, pod/sandbox/unschedulable, 80, broken, not_running",
    "sandbox/client-netshoot, svc/shop/web, 81, broken, no_such_port",
    "sandbox/client-netshoot, svc/shop/db, 0, broken, policy",
    "sandbox/client-netshoot, svc/payments/api, 0, broken, policy",
    "sandbox/client-netshoot, nobody.lab.example, 80, broken, dns",
    "sandbox/client-distroless, svc/monitoring/prom, 0, unknown, ",
    // odd ends
    "sandbox/client-netshoot, sandbox/guarded, 5353, well, ",
    "sandbox/client-netshoot, sandbox/guarded, 3868, unknown, ",
    "sandbox/client-netshoot, sandbox/crashing, 80, broken, not_ready",
    "sandbox/client-netshoot, fd00::1, 80, broken, no_route",
    "sandbox/client-netshoot, 10.247.2.250, 80, broken, no_such_object",
    "sandbox/client-netshoot, 10.97.200.200, 80, broken, no_such_object",
    "sandbox/client-netshoot, https://198.51.100.10/, 0, broken, tls",
    "sandbox/client-netshoot, https://kubernetes.default.svc/version, 0, well, ",
    "sandbox/client-netshoot, svc/sandbox/external-name, 80, well, ",
    "sandbox/client-netshoot, svc/shop/web-lb-pending, 0, remark, no_address",
    "laptop, svc/shop/web-np, 0, well, ",
    "laptop, svc/monitoring/prom, 0, broken, inside_only",
    "laptop, ext.lab.example, 80, broken, dns"
  })
  void finds(String from, String to, int port, String level, String cause) throws Exception {
    LabDiagnosis.assertConclusion(LabDiagnosis.of(folder, from, to, port), level, cause);
  }

  /// `lab truth` has it so: a pod at its own node's port is led to every backend, and at a node's
  /// without one to none. Node 1 has no pod of it.
  @ParameterizedTest
  @CsvSource({
    "sandbox/client-netshoot, 10.87.0.11, well, ",
    "sandbox/client-busybox, 10.87.0.12, well, ",
    "sandbox/guarded, 10.87.0.13, well, ",
    "sandbox/client-busybox, 10.87.0.11, broken, none_on_node",
    "sandbox/guarded, 10.87.0.11, broken, none_on_node",
  })
  void aNodePortThatKeepsTraffic(String from, String node, String level, String cause)
      throws Exception {
    String nodes = webNodes();
    assumeTrue(!nodes.contains("pl-n1") && nodes.contains("pl-n2") && nodes.contains("pl-n3"));

    LabDiagnosis.assertConclusion(LabDiagnosis.of(folder, from, node, 30181), level, cause);
  }

  private static String webNodes() throws Exception {
    String path = "jsonpath={.items[*].spec.nodeName}";
    return RealCluster.lab("kubectl", "-n", "shop", "get", "pods", "-l", "app=web", "-o", path);
  }

  @Test
  void anIngressWithoutAController() throws Exception {
    String host =
        RealCluster.lab(
                "kubectl",
                "-n",
                "shop",
                "get",
                "ingress",
                "-o",
                "jsonpath={.items[0].spec.rules[0].host}")
            .strip();

    LabDiagnosis.assertConclusion(
        LabDiagnosis.of(folder, CLIENT, host, 0), "broken", "no_controller");
  }
}
