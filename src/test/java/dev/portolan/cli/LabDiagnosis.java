package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Diagnoses on the lab by the command line, and what they are held against.
final class LabDiagnosis {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LabDiagnosis() {}

  static void assertConclusion(JsonNode found, String level, @Nullable String cause) {
    JsonNode conclusion = found.path("conclusion");
    assertThat(conclusion.path("level").asText()).as(found.toPrettyString()).isEqualTo(level);
    assertThat(conclusion.path("cause").asText(""))
        .as(found.toPrettyString())
        .isEqualTo(cause == null ? "" : cause);
    assertThat(conclusion.path("sentence").asText()).endsWith(".");
    if (level.equals("broken")) {
      assertThat(conclusion.path("fix").path("text").asText()).isNotBlank();
    }
  }

  /// @param port 0 to leave it to the target
  static JsonNode of(Path folder, String from, String to, int port) throws IOException {
    List<String> argv = new ArrayList<>(List.of("diagnose", "--kubeconfig"));
    argv.add(RealCluster.kubeconfig().toString());
    argv.addAll(List.of("--from", from, "--to", to, "-o", "json"));
    if (port != 0) {
      argv.addAll(List.of("--port", Integer.toString(port)));
    }
    CommandLineRun run = CommandLineRun.of(folder, argv.toArray(String[]::new));
    assertThat(run.out()).as(run.err()).isNotEmpty();
    return JSON.readTree(run.out());
  }
}
