package dev.portolan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A demo cluster in a process of its own, so that its work is not taken for that of what is
/// measured.
final class DemoServer implements AutoCloseable {
  private final Path folder = Files.createTempDirectory("portolan-bench");
  private final Process process;

  /// @param churn changes a second; 0 for a cluster in which nothing happens at all
  DemoServer(String pods, String churn) throws IOException {
    List<String> lively =
        List.of(
            "demo", "--pods", pods, "--churn", churn, "--kubeconfig-out", kubeconfig().toString());
    boolean still = churn.equals("0");
    process =
        java(
            List.of("-Xmx6g", "-XX:+UseSerialGC"),
            still ? StillDemo.class.getName() : "dev.portolan.Main",
            still ? List.of(pods, kubeconfig().toString()) : lively);
    awaitReady(process.inputReader());
  }

  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /// A process on this one's class path.
  static Process java(List<String> jvm, String main, List<String> args) throws IOException {
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

  /// The server names its kubeconfig once it listens; from then on its words are read and dropped.
  private static void awaitReady(BufferedReader told) throws IOException {
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
                System.out.println("(the server fell silent)");
              }
            });
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
