package dev.portolan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Prints what a session on a large cluster costs: the demo server runs in one process, the session
/// with all that the window has behind its views in another, with the heap that it must do with.
/// Options: `--pods N` (150000), `--churn N` changes a second (100), `--seconds N` of them (30),
/// `--heap 512m`.
public final class SessionTable {
  private final List<String> args;
  private final PrintStream out;

  private SessionTable(List<String> args, PrintStream out) {
    this.args = args;
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new SessionTable(Arrays.asList(args), System.out).run();
  }

  private void run() throws IOException, InterruptedException {
    String pods = option("--pods", "150000");
    String churn = option("--churn", "100");
    String heap = option("--heap", "512m");
    Path folder = Files.createTempDirectory("portolan-bench");
    Path kubeconfig = folder.resolve("kubeconfig");
    out.println("A session on " + pods + " pods, " + churn + " changes a second, -Xmx" + heap);
    Process server =
        java(
            List.of("-Xmx6g", "-XX:+UseSerialGC"),
            "dev.portolan.Main",
            List.of(
                "demo",
                "--pods",
                pods,
                "--churn",
                churn,
                "--kubeconfig-out",
                kubeconfig.toString()));
    try {
      awaitReady(server.inputReader());
      Process client =
          java(
              List.of("-Xmx" + heap),
              "dev.portolan.app.SessionRun",
              List.of(kubeconfig.toString(), option("--seconds", "30")));
      try (BufferedReader lines = client.inputReader()) {
        lines.lines().forEach(out::println);
      }
      if (client.waitFor() != 0) {
        throw new IllegalStateException("the session ended with " + client.exitValue());
      }
    } finally {
      server.destroy();
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      delete(folder);
    }
  }

  /// The server names its kubeconfig once it listens; from then on its words are read and dropped.
  private void awaitReady(BufferedReader told) throws IOException {
    String line = told.readLine();
    while (line != null && !line.startsWith("Kubeconfig:")) {
      line = told.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the demo server did not start");
    }
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                while (told.readLine() != null) {
                  Thread.onSpinWait();
                }
              } catch (IOException e) {
                out.println("(the server fell silent)");
              }
            });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Process java(List<String> jvm, String main, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.awt.headless=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(args);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private String option(String name, String other) {
    int at = args.indexOf(name);
    return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : other;
  }
}
