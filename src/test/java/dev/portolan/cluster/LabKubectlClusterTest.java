package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.testkit.RealCluster;
import dev.portolan.testkit.RealKubectl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asks the lab the same things as Portolan and as kubectl, as each of its users: both are
/// answered, or both are refused with the same code.
@Tag("cluster")
@Timeout(120)
final class LabKubectlClusterTest {
  private static final List<String> QUESTIONS =
      List.of(
          "version",
          "api/v1/namespaces",
          "api/v1/nodes",
          "api/v1/pods",
          "api/v1/secrets",
          "api/v1/namespaces/default/pods",
          "apis/networking.k8s.io/v1/networkpolicies",
          "apis/nothing.example/v1/things");

  @ParameterizedTest
  @ValueSource(strings = {"admin", "viewer", "prober", "expired"})
  void answersAndRefusesTheSame(String who) throws Exception {
    RealCluster.needsLab();
    RealKubectl kubectl = RealKubectl.orSkip();
    Path file = Path.of(RealCluster.lab("kubeconfig", who).strip());
    KubeContext context = KubeconfigLoader.ofThisProcess().load(file).current().orElseThrow();
    for (String question : QUESTIONS) {
      RealKubectl.Run run = kubectl.run(file, "get", "--raw", "/" + question);
      assertThat(portolan(context, question)).as(who + " " + question).isEqualTo(code(run));
    }
  }

  private static int portolan(KubeContext context, String question) throws IOException {
    try (ApiConnection api = ApiClients.connect(context, PluginTrust.NONE, System.getenv())) {
      return api.get(
          api.url(List.of(question.split("/", -1))).build(),
          Duration.ofSeconds(30),
          response -> {
            response.body().bytes();
            return 200;
          });
    } catch (ApiFailure e) {
      return e.code();
    }
  }

  /// kubectl names the reason in place of the code.
  private static int code(RealKubectl.Run run) {
    if (run.code() == 0) {
      return 200;
    }
    String words = run.err();
    if (words.contains("(Forbidden)")) {
      return 403;
    }
    if (words.contains("(NotFound)")) {
      return 404;
    }
    return words.contains("Unauthorized") || words.contains("must be logged in") ? 401 : -1;
  }
}
