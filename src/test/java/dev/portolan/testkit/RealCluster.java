package dev.portolan.testkit;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The real cluster that the tests tagged `cluster` run against: any, by
/// `-Dportolan.kubeconfig=FILE`. Some need the project's lab, whose answers are known:
/// `-Dportolan.lab=` names its script.
public final class RealCluster {
  private RealCluster() {}

  /// The kubeconfig given; without one the run was started wrongly, and says so.
  public static Path kubeconfig() {
    String file = System.getProperty("portolan.kubeconfig", "");
    if (file.isEmpty()) {
      throw new IllegalStateException("these tests need a cluster: -Dportolan.kubeconfig=FILE");
    }
    return Path.of(file);
  }

  /// The context of one of the lab's users; skips the test where there is no lab.
  public static KubeContext labContext(String who) throws IOException, InterruptedException {
    needsLab();
    Path file = Path.of(lab("kubeconfig", who).strip());
    return KubeconfigLoader.ofThisProcess().load(file).current().orElseThrow();
  }

  /// Skips the test where there is no lab.
  public static void needsLab() {
    Assumptions.assumeFalse(
        System.getProperty("portolan.lab", "").isEmpty(), "needs the lab: -Dportolan.lab=SCRIPT");
  }

  /// What a command of the lab prints; fails when the command fails.
  public static String lab(String... arguments) throws IOException, InterruptedException {
    return script(System.getProperty("portolan.lab"), List.of(arguments));
  }

  /// What a script prints; fails when it fails.
  public static String script(String path, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code + ": " + output);
    }
    return output;
  }
}
