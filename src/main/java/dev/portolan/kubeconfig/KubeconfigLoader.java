package dev.portolan.kubeconfig;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The finder of kubeconfig files: an explicit file, else every file of `KUBECONFIG`, else
/// `~/.kube/config`, put together as kubectl does it. It only reads, and what is wrong with one
/// file costs nothing of the others. As with kubectl, files of `KUBECONFIG` that do not exist are
/// passed over, and only if none exists that is a problem.
public final class KubeconfigLoader {
  private static final String VARIABLE = "KUBECONFIG";
  private static final int MOST_PROBLEMS = 500;

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
    List<Path> absent = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path file : files(explicit)) {
      if (explicit == null && Files.notExists(file)) {
        absent.add(file);
      } else if (seen.add(real(file))) {
        files.add(ParsedFile.read(file, problems));
      }
    }
    if (files.isEmpty() && named()) {
      absent.forEach(f -> problems.add(new Kubeconfig.Problem(f.toString(), "no such file")));
    }
    unnameable(explicit, problems);
    List<KubeContext> contexts = new Merge(files, problems).contexts();
    return new Kubeconfig(contexts, bounded(problems));
  }

  /// A broken file may say the same thing ten thousand times.
  private static List<Kubeconfig.Problem> bounded(List<Kubeconfig.Problem> problems) {
    List<Kubeconfig.Problem> told = problems.stream().distinct().limit(MOST_PROBLEMS + 1L).toList();
    if (told.size() <= MOST_PROBLEMS) {
      return told;
    }
    List<Kubeconfig.Problem> some = new ArrayList<>(told.subList(0, MOST_PROBLEMS));
    some.add(new Kubeconfig.Problem(told.getLast().file(), "and there are more problems"));
    return some;
  }

  /// The files that `load` looks at, also those that do not exist (yet): the earlier ones win.
  public List<Path> files(@Nullable Path explicit) {
    if (explicit != null) {
      return List.of(absolute(explicit));
    }
    if (!named()) {
      return List.of(absolute(home.resolve(".kube").resolve("config")));
    }
    return variable()
        .flatMap(e -> path(e).stream())
        .map(KubeconfigLoader::absolute)
        .distinct()
        .toList();
  }

  /// True when the variable decides: even one that names nothing keeps the default file away.
  private boolean named() {
    return !environment.getOrDefault(VARIABLE, "").isEmpty();
  }

  private Stream<String> variable() {
    String list = environment.getOrDefault(VARIABLE, "");
    return Stream.of(list.split(Pattern.quote(File.pathSeparator), -1)).filter(e -> !e.isEmpty());
  }

  private void unnameable(@Nullable Path explicit, List<Kubeconfig.Problem> problems) {
    if (explicit == null) {
      variable()
          .filter(e -> path(e).isEmpty())
          .forEach(e -> problems.add(new Kubeconfig.Problem(e, "not a file name on this system")));
    }
  }

  private static Optional<Path> path(String entry) {
    try {
      return Optional.of(Path.of(entry));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /// What tells whether two names are one file.
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
