package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bad input gets one clear line and an exit code, and nothing else is lost.
final class BadInputTest {
  private static final String GOOD =
      """
      apiVersion: v1
      kind: Config
      current-context: good
      clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
      users: [{name: u, user: {token: t0k3n-never-shown}}]
      contexts:
      - {name: good, context: {cluster: c, user: u, namespace: shop}}
      - {name: dangling, context: {cluster: nowhere, user: u}}
      """;

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          map -o x.svg                                        | 3 | no kubeconfig found
          map -o x.gif --demo                                 | 2 | unknown file type
          map --demo                                          | 2 | Missing required option
          map --demo --scale 9 -o x.png                       | 2 | --scale takes
          map --kubeconfig missing.yaml -o x.svg              | 3 | missing.yaml
          check fly --from a/b --to c                         | 2 | unknown check fly
          check ping --from a/b --to c --port 70000           | 2 | --port takes
          check ping --to c                                   | 2 | Missing required option
          check reach --from a/b --to c --timeout 0           | 2 | --timeout takes
          contexts --colour                                   | 2 | Unknown option
          contexts --demo --kubeconfig x                      | 2 | exclude each other
          """)
  void oneLineAndAnExitCode(String line, int code, String message) {
    CommandLineRun run = CommandLineRun.of(home, line.strip().split(" +"));
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err().lines().filter(l -> !l.startsWith("Try: "))).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aBrokenFileAmongGoodOnesIsNamedAndTheRestIsListed() throws IOException {
    Path good = Files.writeString(home.resolve("good.yaml"), GOOD);
    Path broken = Files.writeString(home.resolve("broken.yaml"), "contexts: [}");
    Map<String, String> environment =
        Map.of("KUBECONFIG", good + System.getProperty("path.separator") + broken);
    CommandLineRun run = CommandLineRun.of(environment, home, "contexts");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("good", "https://127.0.0.1:1", "shop");
    assertThat(run.err()).contains("broken.yaml", "nowhere");
    assertThat(run.out() + run.err()).doesNotContain("t0k3n");
  }

  @Test
  void anUnknownContextIsAnsweredWithThoseThatThereAre() throws IOException {
    Path file = Files.writeString(home.resolve("good.yaml"), GOOD);
    CommandLineRun run =
        CommandLineRun.of(
            home, "map", "--kubeconfig", file.toString(), "--context", "nope", "-o", "x.svg");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("no context named nope", "good");
  }

  @Test
  void aServerThatIsDownIsOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("good.yaml"), GOOD);
    CommandLineRun run =
        CommandLineRun.of(home, "map", "--kubeconfig", file.toString(), "-o", "x.svg");
    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("127.0.0.1:1");
  }
}
