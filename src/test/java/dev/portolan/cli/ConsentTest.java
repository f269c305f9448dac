package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that a kubeconfig wants to run are asked about. The plugin here fails once it has run:
/// that it ran is what counts.
@Timeout(60)
final class ConsentTest {
  private static final String REFUSED = "--trust-exec allows it";

  @TempDir private Path home;

  @BeforeEach
  void kubeconfig() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the plugin here is a shell script");
    Path plugin = Files.writeString(home.resolve("plugin"), "#!/bin/sh\ntouch \"$RAN\"; exit 5\n");
    assertThat(plugin.toFile().setExecutable(true)).isTrue();
    write("one");
  }

  private void write(String argument) throws IOException {
    Files.writeString(
        home.resolve("config"),
        """
        clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
        users:
        - name: u
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1beta1
              command: ./plugin
              args: [%s]
              env: [{name: RAN, value: "%s"}, {name: PASSWORD, value: hunter22}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """
            .formatted(argument, home.resolve("ran")));
  }

  private boolean ran() {
    return home.resolve("ran").toFile().delete();
  }

  private CommandLineRun atTerminal(List<String> questions, String answer, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal() {
          @Override
          public boolean present() {
            return true;
          }

          @Override
          public String ask(String question) {
            questions.add(question);
            return answer;
          }
        };
    int code =
        Cli.run(
            Map.of(), home, terminal, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  private String config() {
    return "--kubeconfig=" + home.resolve("config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map --output m.svg",
        "check ping --from a/b --to c/d",
        "reach --from a/b --to c/d",
        "policies lint",
        "snapshot --output s.json",
        ""
      })
  void withoutATerminalEveryVerbRefusesInOneLine(String verb) {
    List<String> args = new ArrayList<>(List.of((verb + " " + config()).strip().split(" ", -1)));
    CommandLineRun run = CommandLineRun.of(home, args.toArray(String[]::new));
    assertThat(ran()).isFalse();
    assertThat(run.err()).contains(REFUSED, "./plugin one").doesNotContain("hunter22");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void theProcessItselfHasATerminalOrNot() {
    // the build's tests read from a pipe; in an editor it may be a terminal: both have to do
    assertThat(Terminal.ofProcess()).isNotNull();
  }

  @Test
  void trustExecAllowsItForOneRun() {
    CommandLineRun trusted = CommandLineRun.of(home, "policies", "lint", config(), "--trust-exec");
    assertThat(ran()).isTrue();
    assertThat(trusted.err()).contains("failed with exit code 5").doesNotContain("hunter22");
    assertThat(CommandLineRun.of(home, "policies", "lint", config()).err()).contains(REFUSED);
    assertThat(ran()).isFalse();
  }

  @Test
  void aTerminalIsAskedOnceUntilTheCommandChanges() throws Exception {
    List<String> questions = new ArrayList<>();
    CommandLineRun no = atTerminal(questions, "", "policies", "lint", config());
    assertThat(no.err())
        .contains("./plugin", "one", "PASSWORD, RAN", "was not allowed")
        .doesNotContain("hunter22");
    assertThat(ran()).isFalse();
    atTerminal(questions, "y", "policies", "lint", config());
    assertThat(ran()).isTrue();
    atTerminal(questions, "", "policies", "lint", config());
    assertThat(ran()).as("remembered").isTrue();
    assertThat(questions).hasSize(2);
    write("two");
    atTerminal(questions, "", "policies", "lint", config());
    assertThat(ran()).as("another command").isFalse();
    Path store = home.resolve(".config/portolan/allowed-plugins.json");
    assertThat(Files.readString(store)).doesNotContain("hunter22", "one");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedMemoryIsPutAsideAndAskedAgain() throws Exception {
    Path store = home.resolve(".config/portolan/allowed-plugins.json");
    Files.createDirectories(store.getParent());
    Files.writeString(store, "{\"allowed\": [{");
    List<String> questions = new ArrayList<>();
    atTerminal(questions, "yes", "policies", "lint", config());
    assertThat(ran()).isTrue();
    assertThat(questions).hasSize(1);
    assertThat(store.resolveSibling("allowed-plugins.json.damaged")).exists();
    assertThat(CommandLineRun.of(home, "policies", "lint", config()).err()).doesNotContain(REFUSED);
  }

  @Test
  void whatWouldDeceiveAtATerminalIsShownAsItIs() throws Exception {
    write("\"\\e[2Kharmless\\u202e\"");
    List<String> questions = new ArrayList<>();
    CommandLineRun run = atTerminal(questions, "n", "policies", "lint", config());
    assertThat(run.err()).contains("?[2Kharmless?").doesNotContain("\u001b", "\u202e");
  }
}
