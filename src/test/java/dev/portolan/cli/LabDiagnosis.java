package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
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

  static JsonNode of(Path folder, String from, String to, int port) throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            folder,
            "diagnose",
            "--kubeconfig",
            RealCluster.kubeconfig().toString(),
            "--from",
            from,
            "--to",
            to,
            "--port",
            Integer.toString(port),
            "-o",
            "json");
    assertThat(run.out()).as(run.err()).isNotEmpty();
    return JSON.readTree(run.out());
  }
}
