package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `portolan policies diff` on folders of manifests: what it says, and when it fails a check.
final class PoliciesDiffCommandTest {
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: c, image: x}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      spec: {containers: [{name: c, image: x}]}
      """;
  private static final String CLOSED =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: db, namespace: shop}
      spec: {podSelector: {matchLabels: {app: db}}}
      """;
  private static final String OPEN =
      CLOSED.replace("}}}", "}}, ingress: [{from: [{podSelector: {}}], ports: [{port: 5432}]}]}");

  @TempDir Path home;

  @BeforeEach
  void folders() throws IOException {
    folder("bare", "");
    folder("closed", CLOSED);
    folder("open", OPEN);
    Files.writeString(home.resolve("open.yaml"), OPEN);
  }

  private void folder(String name, String policies) throws IOException {
    Path folder = Files.createDirectory(home.resolve(name));
    Files.writeString(folder.resolve("pods.yaml"), PODS);
    Files.writeString(folder.resolve("policies.yaml"), policies);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --before @bare --after @closed                     | 0 | lost between
          --before @bare --after @closed --fail-on gained    | 0 | lost between
          --before @bare --after @closed --fail-on lost      | 1 | lost between
          --before @closed --after @open --fail-on gained    | 1 | gained between 1 pairs
          --before @closed --after @open --fail-on lost      | 0 | TCP 5432
          --before @closed --after @open --fail-on any       | 1 | TCP 5432
          --before @closed --after @closed --fail-on any     | 0 | no connection changes
          --before @closed --add @open.yaml --fail-on gained | 1 | gained between 1 pairs
          --manifests @closed --remove shop/db --fail-on any | 1 | gained between
          """)
  void aCheckFailsOnWhatItNames(String line, int code, String text) {
    CommandLineRun run = run(line);
    assertThat(run.out()).as(run.err()).contains(text);
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void jsonNamesTheConnectionsAndTheirReasons() throws IOException {
    CommandLineRun run = run("--before @closed --after @open -o json");
    JsonNode root = new ObjectMapper().readTree(run.out());
    JsonNode schema =
        new ObjectMapper()
            .readTree(Files.readString(Path.of("src/docs/schemas/portolan.diff.v1.json")));
    assertThat(SchemaCheck.problems(schema, root)).isEmpty();
    JsonNode change = root.path("changes").path(0);
    assertThat(change.path("from").asText()).isEqualTo("Pod/shop/web");
    assertThat(change.path("to").asText()).isEqualTo("Pod/shop/db");
    assertThat(change.path("gained").toString())
        .isEqualTo("[{\"protocol\":\"TCP\",\"from\":5432,\"to\":5432}]");
    assertThat(change.path("lost")).isEmpty();
    assertThat(change.at("/sample/before/reasons/0").asText())
        .isEqualTo("ingress:NetworkPolicy/shop/db");
    assertThat(root.path("reasons").has("ingress:NetworkPolicy/shop/db[0]")).isTrue();
  }

  @Test
  void aBrokenDocumentIsNamedWithItsLineAndTheRestIsCompared() throws IOException {
    Files.writeString(home.resolve("open/broken.yaml"), "a: b\nc: [\n");
    CommandLineRun run = run("--before @closed --after @open");
    assertThat(run.err()).contains("broken.yaml:");
    assertThat(run.out()).contains("gained between 1 pairs");
    assertThat(run.code()).isZero();
  }

  @Test
  void aGateDoesNotPassWhatItCouldNotRead() throws IOException {
    Files.writeString(home.resolve("broken.yaml"), "a: b\nc: [\n");
    assertThat(run("--before @closed --add @broken.yaml --fail-on gained").code())
        .isEqualTo(Exit.UNKNOWN);
    assertThat(run("--before @closed --add @broken.yaml @open.yaml --fail-on gained").code())
        .isEqualTo(Exit.NO);
  }

  @Test
  void aFolderWithoutPodsIsNotTakenForAClusterThatHasNone() throws IOException {
    Path only = Files.createDirectory(home.resolve("only"));
    Files.writeString(only.resolve("p.yaml"), OPEN);
    CommandLineRun run = run("--before @closed --after @only");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--add");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          closed | app: db   | 0 | info: shop/db ingress
          closed | app: nope | 1 | selects
          """)
  void lintFailsOnWarningsAlone(String folder, String selector, int code, String text)
      throws IOException {
    Files.writeString(
        home.resolve(folder).resolve("policies.yaml"), CLOSED.replace("app: db", selector));
    CommandLineRun run =
        CommandLineRun.of(home, "policies", "lint", "--manifests", home.resolve(folder).toString());
    assertThat(run.out()).contains(text);
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void lintFailsOnAManifestThatIsWrong() throws IOException {
    Files.writeString(home.resolve("open/broken.yaml"), "a: b\nc: [\n");
    CommandLineRun run =
        CommandLineRun.of(home, "policies", "lint", "--manifests", home.resolve("open").toString());
    assertThat(run.err()).contains("broken.yaml:");
    assertThat(run.code()).isEqualTo(Exit.NO);
  }

  private CommandLineRun run(String line) {
    String at = line.replace("@", home + "/");
    return CommandLineRun.of(home, ("policies diff " + at).split(" +"));
  }
}
