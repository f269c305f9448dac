package dev.portolan.probe.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The batch script in the shells that this machine has: values stay values, each line knows where
/// it comes from.
final class BatchScriptTest {
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void runsEachCommandWithItsOwnWordsAndTellsItsEnd(String shell) throws Exception {
    assumeTrue(has(shell), shell + " is not installed");
    List<String> lines =
        run(
            shell,
            "2",
            "3",
            "printf",
            "%s|%s\\n",
            "a b",
            "4",
            "printf",
            "[%s]",
            "$(id)",
            "; rm *",
            "3",
            "sh",
            "-c",
            "echo err >&2; exit 3",
            "2",
            "printf",
            "no newline",
            "1",
            "false");

    assertThat(lines)
        .contains(
            "0 a b|",
            "0 portolan-end 0",
            "1 [$(id)][; rm *]",
            "1 portolan-end 0",
            "2 err",
            "2 portolan-end 3",
            "3 no newline",
            "3 portolan-end 0",
            "4 portolan-end 1")
        .hasSize(9);
  }

  /// Whatever language a container is set to, what is parsed is asked for in the C locale.
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void messagesAreAskedForInTheLanguageThatIsParsed(String shell) throws Exception {
    assumeTrue(has(shell), shell + " is not installed");
    List<String> argv = new ArrayList<>(List.of(shell));
    if (shell.equals("busybox")) {
      argv.add("sh");
    }
    argv.addAll(List.of("-c", Scripts.RUN, "portolan", "sh", "-c", "echo \"$LC_ALL $LANG\""));
    ProcessBuilder builder = new ProcessBuilder(argv).redirectError(Redirect.DISCARD);
    builder.environment().putAll(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "ja_JP.UTF-8"));
    Process process = builder.start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("C de_DE.UTF-8\n");
    assertThat(process.waitFor()).isZero();
  }

  private static boolean has(String shell) {
    return Files.isExecutable(Path.of("/bin", shell))
        || Files.isExecutable(Path.of("/usr/bin", shell));
  }

  private static List<String> run(String shell, String... values)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of(shell));
    if (shell.equals("busybox")) {
      argv.add("sh");
    }
    argv.addAll(List.of("-c", Scripts.BATCH, "portolan"));
    argv.addAll(List.of(values));
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.lines().toList();
  }
}
