package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds a plugin's program: a path is relative to the kubeconfig's folder, a bare name is looked
/// up in PATH. Java's own look-up knows only the PATH that this process was started with.
final class ProgramSearch {
  private static final int LONGEST_PATH = 1000;

  private ProgramSearch() {}

  static Path find(PluginStanza plugin, Map<String, String> environment) throws AccessFailure {
    String program = plugin.command().program();
    try {
      boolean path = program.contains("/") || program.contains(File.separator);
      if (path) {
        Path file = plugin.folder().resolve(program).normalize();
        return runnable(file, environment)
            .orElseThrow(() -> missing(plugin, "no program that can be run at " + file));
      }
      String searched = path(environment);
      for (String folder : searched.split(Pattern.quote(File.pathSeparator), -1)) {
        // as Go does: an empty entry, the current folder, is never searched
        Optional<Path> found =
            folder.isEmpty()
                ? Optional.empty()
                : runnable(Path.of(folder).resolve(program), environment);
        if (found.isPresent()) {
          return found.get().toAbsolutePath();
        }
      }
      String shown =
          searched.length() > LONGEST_PATH ? searched.substring(0, LONGEST_PATH) + "..." : searched;
      throw missing(plugin, "not found in PATH: " + shown);
    } catch (InvalidPathException e) {
      throw missing(plugin, "not a file name on this system");
    }
  }

  private static AccessFailure missing(PluginStanza plugin, String why) {
    String hint = plugin.installHint().isEmpty() ? "" : ". Hint: " + plugin.installHint();
    return new AccessFailure(plugin.title() + " is missing: " + why + hint);
  }

  private static Optional<Path> runnable(Path file, Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>(List.of(file));
    if (File.separatorChar == '\\') {
      String endings = environment.getOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD");
      for (String ending : endings.split(";", -1)) {
        candidates.add(file.resolveSibling(file.getFileName() + ending.toLowerCase(Locale.ROOT)));
      }
    }
    return candidates.stream()
        .filter(f -> Files.isRegularFile(f) && Files.isExecutable(f))
        .findFirst();
  }

  private static String path(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(e -> e.getKey().equals("PATH") || e.getKey().equals("Path"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
