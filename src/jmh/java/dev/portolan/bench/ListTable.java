package dev.portolan.bench;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;

/// Prints what it costs to read one list of pods from one server over HTTPS: by client-java's
/// informer with typed models, by Portolan's reflector of pods into its store, which is the same
/// thing, by a whole Portolan session with all kinds and all that it makes of them, and by Jackson
/// that only looks at every token of the JSON. Each reader is a process of its own, the server is
/// another.
public final class ListTable {
  private static final int ROUNDS = 21;

  /// Of these the median is taken: by then what is often run has been compiled, for every reader.
  private static final int WARM = 10;

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
          Locale.ROOT, "%d pods, server %s, over HTTPS on loopback%n", PodPages.PODS, ready);
      table.readers();
    } finally {
      server.destroyForcibly().waitFor();
    }
    table.coldOpen();
  }

  private void readers() throws Exception {
    out.printf(
        Locale.ROOT, "ms: first round of %d (cold), median of the last %d (warm)%n", ROUNDS, WARM);
    out.println("    reader |  ms cold  CPU ms |  ms warm  CPU ms | heap held KB");
    Row tokens = row("tokens");
    row("reflector", "kubeconfig-json", "JSON alone");
    Row reflector = row("reflector");
    Row portolan = row("portolan");
    Row informer = row("informer");
    against("reflector of pods into its store (like for like)", reflector, tokens, informer);
    against("portolan, a whole session", portolan, tokens, informer);
  }

  private void against(String what, Row portolan, Row tokens, Row informer) {
    out.println(what + ":");
    out.printf(
        Locale.ROOT,
        "  informer / it: %.1fx time cold, %.1fx warm, %.1fx CPU warm, %.1fx heap (asked: 8x time, 15x heap)%n",
        informer.cold[0] / portolan.cold[0],
        informer.warm[0] / portolan.warm[0],
        informer.warm[1] / portolan.warm[1],
        informer.heap / portolan.heap);
    out.printf(
        Locale.ROOT,
        "  it / tokens: %.1fx time cold, %.1fx warm, %.1fx CPU warm (asked: 2x)%n",
        portolan.cold[0] / tokens.cold[0],
        portolan.warm[0] / tokens.warm[0],
        portolan.warm[1] / tokens.warm[1]);
  }

  /// Milliseconds and milliseconds of CPU; KB.
  private record Row(double[] cold, double[] warm, double heap) {}

  private Row row(String reader) throws Exception {
    return row(reader, "kubeconfig", reader);
  }

  private Row row(String reader, String kubeconfig, String title) throws Exception {
    Process process =
        java(
            ListReaders.class,
            reader,
            folder.resolve(kubeconfig).toString(),
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
    List<long[]> warm = rounds.subList(rounds.size() - WARM, rounds.size());
    Row row =
        new Row(
            new double[] {rounds.getFirst()[1] / 1e3, rounds.getFirst()[2] / 1e3},
            new double[] {median(warm, 1) / 1e3, median(warm, 2) / 1e3},
            median(warm, 3));
    out.printf(
        Locale.ROOT,
        "%10s | %8.0f %7.0f | %8.0f %7.0f | %,12.0f%n",
        title,
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

  /// From the start of the process to the map of the whole cluster: as Java starts by itself, and
  /// with the cache of loaded classes and of what was often run that the packages bring.
  private void coldOpen() throws Exception {
    String jars = jars();
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(PodPages.PODS, 7))) {
      Path kubeconfig = demo.writeKubeconfig(folder);
      Path cache = folder.resolve("portolan.aot");
      open(jars, kubeconfig, "-XX:AOTCacheOutput=" + cache);
      opens("", jars, kubeconfig, "-XX:AOTMode=off");
      opens(", with the packages' AOT cache", jars, kubeconfig, "-XX:AOTCache=" + cache);
    }
  }

  private void opens(String how, String jars, Path kubeconfig, String option) throws Exception {
    long[] times = new long[5];
    String last = "";
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      last = open(jars, kubeconfig, option);
      times[i] = (System.nanoTime() - start) / 1_000_000;
    }
    out.printf(
        Locale.ROOT,
        "cold open%s, process start to the map of %d pods of the demo cluster: %s ms (asked: 3000), the last: %s%n",
        how,
        PodPages.PODS,
        Arrays.toString(times),
        last);
  }

  private String open(String jars, Path kubeconfig, String option) throws Exception {
    List<String> jvm = new ArrayList<>(Shipped.options("-Xmx2g", option));
    jvm.addAll(List.of("-cp", jars));
    Process process =
        new ProcessBuilder(command(jvm, ColdOpen.class, kubeconfig.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        process.inputReader().lines().filter(l -> l.contains("ms: read")).toList().toString();
    if (process.waitFor() != 0) {
      throw new IOException("the map was not made");
    }
    return said;
  }

  /// This class path with every folder as a jar: a cache is of jars alone.
  private String jars() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(entry))) {
        Path jar = folder.resolve("classes-" + jars.size() + ".jar");
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(out, out, "--create", "--file", jar.toString(), "-C", entry, ".");
        jars.add(jar.toString());
      } else {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  private Process java(Class<?> main, String... arguments) throws IOException {
    List<String> jvm =
        List.of(
            "-Xmx2g",
            "-Djava.util.logging.config.file=" + quiet,
            "-classpath",
            System.getProperty("java.class.path"));
    return new ProcessBuilder(command(jvm, main, arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> command(List<String> jvm, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
