package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class LoginShellTest {
  @TempDir private Path home;

  @BeforeEach
  void shells() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the shell here is bash");
  }

  private Map<String, String> own(String shell) {
    return Map.of(
        "HOME", home.toString(), "SHELL", shell, "PATH", "/usr/bin:/bin", "LANG", "C.UTF-8");
  }

  private String script(String text) throws IOException {
    Path shell = Files.writeString(home.resolve("shell"), "#!/bin/bash\n" + text);
    assertThat(shell.toFile().setExecutable(true)).isTrue();
    return shell.toString();
  }

  @Test
  void theLoginShellsVariablesAreAddedAndItsPathGoesFirst() throws Exception {
    Files.writeString(
        home.resolve(".bash_profile"),
        """
        echo welcome
        export PATH="$HOME/bin:$PATH" KUBECONFIG=/k/a:/k/b AWS_PROFILE='two
        lines' HTTPS_PROXY=http://proxy:3128 LANG=other
        """);
    Map<String, String> environment = new LoginShell(own("/bin/bash")).environment();
    assertThat(environment)
        .hasEntrySatisfying("PATH", p -> assertThat(p).startsWith(home + "/bin:").endsWith(":/bin"))
        .containsEntry("KUBECONFIG", "/k/a:/k/b")
        .containsEntry("AWS_PROFILE", "two\nlines")
        .containsEntry("HTTPS_PROXY", "http://proxy:3128")
        .containsEntry("LANG", "C.UTF-8")
        .doesNotContainKeys("SHLVL", "PWD", "_");
  }

  @ParameterizedTest
  @CsvSource({
    "exit 1",
    "echo nothing to see",
    "echo portolan-environment-begins",
    "sleep 600",
    "exec >&-; sleep 600",
    "yes"
  })
  void aShellThatTellsNothingCostsNothing(String text) throws Exception {
    Map<String, String> own = own(script(text));
    assertThat(new LoginShell(own, Duration.ofMillis(500)).environment()).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,false,,true",
    "Linux,true,,false",
    "Linux,false,1,false",
    "Mac OS X,false,,true",
    "Windows 11,false,,false"
  })
  void onlyWhatDidNotStartInAShellAsksIt(
      String os, boolean terminal, String level, boolean bypassed) {
    Map<String, String> own = level == null ? Map.of() : Map.of("SHLVL", level);
    assertThat(LoginShell.bypassed(own, os, terminal)).isEqualTo(bypassed);
  }
}
