package dev.portolan.cluster.manifests;

import dev.portolan.cluster.manifests.Manifests.Problem;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Finds the files of a folder that may hold manifests: `.yaml`, `.yml` and `.json`, in the order
/// of their paths, within bounds. Links are not followed; one that leads out of the folder is told.
final class ManifestFiles {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_FILES = 20_000;

  private final Path root;
  private final Consumer<Problem> problems;
  private final List<Path> found = new ArrayList<>();

  private ManifestFiles(Path root, Consumer<Problem> problems) {
    this.root = root;
    this.problems = problems;
  }

  static List<Path> of(Path folder, Consumer<Problem> problems) throws IOException {
    ManifestFiles files = new ManifestFiles(folder, problems);
    Files.walkFileTree(
        folder.toRealPath(), EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, files.new Visitor());
    files.found.sort(null);
    return files.found;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path shown = root.resolve(root.toRealPath().relativize(file));
      if (attributes.isDirectory()) {
        problem(shown, "is more than " + MAX_DEPTH + " folders deep; not read");
      } else if (attributes.isSymbolicLink()) {
        link(file, shown);
      } else if (isManifest(file) && attributes.isRegularFile()) {
        found.add(shown);
      }
      if (found.size() < MAX_FILES) {
        return FileVisitResult.CONTINUE;
      }
      problem(root, "has more than " + MAX_FILES + " files; the others are not read");
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      problem(file, "cannot be read: " + e.getClass().getSimpleName());
      return FileVisitResult.CONTINUE;
    }

    private void link(Path file, Path shown) throws IOException {
      boolean dangling = !Files.exists(file);
      if ((isManifest(file) || Files.isDirectory(file))
          && (dangling || !file.toRealPath().startsWith(root.toRealPath()))) {
        problem(shown, "is a link out of the folder; not followed");
      }
    }
  }

  private void problem(Path file, String text) {
    problems.accept(new Problem(file, 0, text));
  }

  private static boolean isManifest(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }
}
