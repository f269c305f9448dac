package dev.portolan.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// The kubectl of this machine: the one that `-Dportolan.kubectl=FILE` names or that PATH has.
/// Tests that hold Portolan against it are skipped where there is none.
public final class RealKubectl {
  private final Path program;

  private RealKubectl(Path program) {
    this.program = program;
  }

  /// What it printed and how it ended.
  public record Run(int code, String out, String err) {}

  /// Skips the test where there is no kubectl.
  public static RealKubectl orSkip() {
    Optional<Path> found = find();
    Assumptions.assumeTrue(found.isPresent(), "needs kubectl on PATH or -Dportolan.kubectl=FILE");
    return new RealKubectl(found.orElseThrow());
  }

  private static Optional<Path> find() {
    String named = System.getProperty("portolan.kubectl", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .map(folder -> Path.of(folder, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Runs it on a prepared case, with the case's environment and nothing else.
  public Run run(TortureCase.Ready on, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (on.explicit() != null) {
      command.add("--kubeconfig=" + on.explicit());
    }
    command.addAll(List.of(arguments));
    return run(command, on.environment(), on.folder());
  }

  /// Runs it with a kubeconfig.
  public Run run(Path kubeconfig, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "--kubeconfig=" + kubeconfig));
    command.addAll(List.of(arguments));
    return run(command, System.getenv(), Path.of(""));
  }

  private static Run run(List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("kubectl", ".out");
    Path err = Files.createTempFile("kubectl", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + command);
      }
      return new Run(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
