package dev.portolan.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Bounds how many contexts' files a folder holds: those that nothing was kept in for longest go.
final class FolderBound {
  /// Contexts.
  static final int MOST = 200;

  private static final String ENDING = ".jsonl";

  private FolderBound() {}

  /// Called when a context's file was made.
  static void hold(Path folder, int most) throws IOException {
    List<Aged> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        files.add(new Aged(file, Files.getLastModifiedTime(file)));
      }
    }
    files.sort(Comparator.comparing(Aged::kept).thenComparing(Aged::file));
    for (Aged old : files.subList(0, Math.max(0, files.size() - most))) {
      for (String ending : List.of("", ".removed", ".lock")) {
        Files.deleteIfExists(old.file().resolveSibling(old.file().getFileName() + ending));
      }
    }
  }

  /// A file, and when something was last kept in it.
  private record Aged(Path file, FileTime kept) {}
}
