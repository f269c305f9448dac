package dev.portolan.bench;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Prints what it costs to read one list of pods from one server over HTTPS: by client-java's
/// informer with typed models, by a Portolan session with all that it makes of it, and by Jackson
/// that only looks at every token. Each reader is a process of its own, the server is another.
public final class ListTable {
  private static final int ROUNDS = 5;

  private final PrintStream out;
  private final Path folder;
  private final Path quiet; // the informer logs every step

  private ListTable(PrintStream out, Path folder) throws IOException {
    this.out = out;
    this.folder = folder;
    this.quiet = Files.writeString(folder.resolve("logging"), ".level=OFF\n");
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("portolan-bench");
    ListTable table = new ListTable(System.out, folder);
    Process server = table.java(PodServer.class, folder.toString());
    try {
      String ready = server.inputReader().readLine();
      table.out.printf(
          Locale.ROOT, "%d pods, server %s bytes, over HTTPS on loopback%n", PodPages.PODS, ready);
      table.readers();
    } finally {
      server.destroyForcibly().waitFor();
    }
    table.coldOpen();
  }

  private void readers() throws Exception {
    out.println("ms: first round (cold), median of the others (warm)");
    out.println("   reader |  ms cold  CPU ms |  ms warm  CPU ms | heap held KB");
    Row tokens = row("tokens");
    Row portolan = row("portolan");
    Row informer = row("informer");
    out.printf(
        Locale.ROOT,
        "informer / portolan: %.1fx time cold, %.1fx warm, %.1fx CPU warm, %.1fx heap (asked: 8x time, 15x heap)%n",
        informer.cold[0] / portolan.cold[0],
        informer.warm[0] / portolan.warm[0],
        informer.warm[1] / portolan.warm[1],
        informer.heap / portolan.heap);
    out.printf(
        Locale.ROOT,
        "portolan / tokens: %.1fx time cold, %.1fx warm, %.1fx CPU warm (asked: 2x)%n",
        portolan.cold[0] / tokens.cold[0],
        portolan.warm[0] / tokens.warm[0],
        portolan.warm[1] / tokens.warm[1]);
  }

  /// Milliseconds and milliseconds of CPU; KB.
  private record Row(double[] cold, double[] warm, double heap) {}

  private Row row(String reader) throws Exception {
    Process process =
        java(
            ListReaders.class,
            reader,
            folder.resolve("kubeconfig").toString(),
            Integer.toString(ROUNDS));
    List<long[]> rounds = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("round ")) {
          rounds.add(
              Arrays.stream(line.substring(6).split(" ", -1)).mapToLong(Long::parseLong).toArray());
        }
      }
    }
    if (process.waitFor() != 0 || rounds.stream().anyMatch(r -> r[0] != PodPages.PODS)) {
      throw new IOException(reader + " did not read it all");
    }
    List<long[]> warm = rounds.subList(1, rounds.size());
    Row row =
        new Row(
            new double[] {rounds.getFirst()[1] / 1e3, rounds.getFirst()[2] / 1e3},
            new double[] {median(warm, 1) / 1e3, median(warm, 2) / 1e3},
            median(warm, 3));
    out.printf(
        Locale.ROOT,
        "%9s | %8.0f %7.0f | %8.0f %7.0f | %,12.0f%n",
        reader,
        row.cold[0],
        row.cold[1],
        row.warm[0],
        row.warm[1],
        row.heap);
    return row;
  }

  private static double median(List<long[]> rounds, int column) {
    long[] sorted = rounds.stream().mapToLong(r -> r[column]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /// From the start of the process to the map of the whole cluster.
  private void coldOpen() throws Exception {
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(PodPages.PODS, 7))) {
      Path kubeconfig = demo.writeKubeconfig(folder);
      long[] times = new long[5];
      String last = "";
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        Process process = java(ColdOpen.class, kubeconfig.toString());
        last = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        times[i] = (System.nanoTime() - start) / 1_000_000;
        if (process.waitFor() != 0) {
          throw new IOException("the map was not made: " + last);
        }
      }
      out.printf(
          Locale.ROOT,
          "cold open, process start to the map of %d pods of the demo cluster: %s ms (asked: 3000), the last: %s%n",
          PodPages.PODS,
          Arrays.toString(times),
          last);
    }
  }

  private Process java(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Djava.util.logging.config.file=" + quiet,
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
