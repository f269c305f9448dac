package dev.portolan.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// One folder of `kubeconfigs/torture`: kubeconfig files and what is to come of them; the README
/// there says how `expected.yaml` is written.
public record TortureCase(String name, Path folder, Map<String, Object> expected) {
  private static final Path ALL = Path.of("src", "test", "resources", "kubeconfigs", "torture");
  private static final String EXPECTED = "expected.yaml";

  /// Values for those who only read the files.
  public static final Map<String, String> SAMPLES =
      Stream.of(
              "ca",
              "other-ca",
              "alice-crt",
              "alice-key",
              "alice-old-key",
              "bob-crt",
              "bob-key",
              "bob-old-key",
              "mallory-crt",
              "mallory-key")
          .collect(Collectors.toMap(k -> k + "-data", k -> "bm9uZQ=="));

  /// All of them, by name; with `-Dportolan.torture=TEXT` those whose name contains the text.
  public static List<TortureCase> all() throws IOException {
    String wanted = System.getProperty("portolan.torture", "");
    List<TortureCase> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(ALL)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        if (folder.getFileName().toString().contains(wanted)) {
          String text = Files.readString(folder.resolve(EXPECTED));
          cases.add(
              new TortureCase(folder.getFileName().toString(), folder, new Yaml().load(text)));
        }
      }
    }
    return cases;
  }

  @Override
  public String toString() {
    return name;
  }

  public boolean has(String key) {
    return expected.containsKey(key);
  }

  public String text(String key) {
    return Objects.toString(expected.get(key), "");
  }

  public <T> List<T> list(String key) {
    @SuppressWarnings("unchecked") // as the README says
    List<T> list = (List<T>) expected.getOrDefault(key, List.of());
    return list;
  }

  private Map<String, String> map(String key) {
    Map<String, String> result = new HashMap<>();
    if (expected.get(key) instanceof Map<?, ?> map) {
      map.forEach((k, v) -> result.put(String.valueOf(k), String.valueOf(v)));
    }
    return result;
  }

  /// The case in a folder of its own, ready to be read.
  ///
  /// @param environment what a program is started with
  /// @param explicit what `--kubeconfig` names
  public record Ready(Path folder, Map<String, String> environment, @Nullable Path explicit) {
    public Path home() {
      return Path.of(environment.getOrDefault("HOME", ""));
    }

    /// The text with paths relative to the folder.
    public String relative(String text) {
      return text.replace(folder + File.separator, "").replace(File.separatorChar, '/');
    }
  }

  /// Copies the case, with values in the place of each `${name}`.
  public Ready prepare(Path to, Map<String, String> values) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(EXPECTED)) {
          copy(file, to.resolve(folder.relativize(file).toString()), values);
        }
      }
    }
    for (String made : this.<String>list("folders")) {
      Files.createDirectories(to.resolve(made));
    }
    for (Map.Entry<String, String> link : map("links").entrySet()) {
      Files.createSymbolicLink(to.resolve(link.getKey()), Path.of(link.getValue()));
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
    environment.put("HOME", to.resolve("home").toString());
    map("environment").forEach((k, v) -> environment.put(k, filled(v, values)));
    if (!expected.containsKey("explicit") && !expected.containsKey("default")) {
      List<String> named = has("kubeconfig") ? list("kubeconfig") : List.of("config");
      environment.put(
          "KUBECONFIG",
          named.stream()
              .map(n -> n.isEmpty() || n.startsWith("/") ? n : to.resolve(n).toString())
              .collect(Collectors.joining(File.pathSeparator)));
    }
    return new Ready(to, environment, has("explicit") ? to.resolve(text("explicit")) : null);
  }

  private static void copy(Path from, Path to, Map<String, String> values) throws IOException {
    Files.createDirectories(to.getParent());
    String text = Files.readString(from, StandardCharsets.ISO_8859_1);
    Files.writeString(to, filled(text, values), StandardCharsets.ISO_8859_1);
    if (to.toString().endsWith(".sh") && !to.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + to);
    }
  }

  private static String filled(String text, Map<String, String> values) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("${" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
