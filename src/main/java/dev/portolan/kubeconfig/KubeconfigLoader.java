package dev.portolan.kubeconfig;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The finder of kubeconfig files: an explicit file, else every file of `KUBECONFIG`, else
/// `~/.kube/config`. It only reads, and what is wrong with one file costs nothing of the others.
public final class KubeconfigLoader {
  private final Map<String, String> environment;
  private final Path home;

  public KubeconfigLoader(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /// A loader for this process's environment and its user's home.
  public static KubeconfigLoader ofThisProcess() {
    return new KubeconfigLoader(System.getenv(), Path.of(System.getProperty("user.home", "")));
  }

  /// Reads what `KUBECONFIG` names, or the default file.
  public Kubeconfig load() {
    return load(null);
  }

  /// Reads the explicit file, or where it is null what `KUBECONFIG` names, or the default file.
  public Kubeconfig load(@Nullable Path explicit) {
    List<Kubeconfig.Problem> problems = new ArrayList<>();
    List<ParsedFile> files = new ArrayList<>();
    for (Path file : files(explicit, problems)) {
      files.add(ParsedFile.read(file, problems));
    }
    return new Kubeconfig(markCurrent(files, problems), problems);
  }

  private List<Path> files(@Nullable Path explicit, List<Kubeconfig.Problem> problems) {
    if (explicit != null) {
      return List.of(absolute(explicit));
    }
    String variable = environment.getOrDefault("KUBECONFIG", "");
    Set<Path> named = new LinkedHashSet<>();
    boolean any = false;
    for (String entry : variable.split(Pattern.quote(File.pathSeparator), -1)) {
      if (entry.isBlank()) {
        continue;
      }
      any = true;
      try {
        named.add(absolute(Path.of(entry)));
      } catch (InvalidPathException e) {
        problems.add(new Kubeconfig.Problem(entry, "not a file name on this system"));
      }
    }
    if (any) {
      return List.copyOf(named);
    }
    Path standard = absolute(home.resolve(".kube").resolve("config"));
    return Files.exists(standard) ? List.of(standard) : List.of();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /// Marks the context that kubectl would use: the first file that names one decides the name; its
  /// own context of that name is meant, else the first of another file.
  private static List<KubeContext> markCurrent(
      List<ParsedFile> files, List<Kubeconfig.Problem> problems) {
    List<KubeContext> all = new ArrayList<>();
    files.forEach(f -> all.addAll(f.contexts()));
    Optional<ParsedFile> naming =
        files.stream().filter(f -> !f.currentContext().isEmpty()).findFirst();
    if (naming.isEmpty()) {
      return all;
    }
    String name = naming.get().currentContext();
    Optional<KubeContext> current =
        naming.get().contexts().stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .or(() -> all.stream().filter(c -> c.name().equals(name)).findFirst());
    if (current.isEmpty() && !naming.get().mentioned().contains(name)) {
      problems.add(
          new Kubeconfig.Problem(
              naming.get().file().toString(),
              "current-context names \"" + name + "\", which no file has"));
    }
    return all.stream()
        .map(c -> current.isPresent() && current.get().id().equals(c.id()) ? c.asCurrent() : c)
        .toList();
  }
}
