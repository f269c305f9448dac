package dev.portolan.testkit;

import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as a user who saves under each suggested name in one folder, and opens the file `chosen`
/// of it; remembers what it was asked for.
public final class AskedFiles implements FileDialogs {
  private final Path folder;
  private final List<FileSort> asked = new CopyOnWriteArrayList<>();

  public AskedFiles(Path folder) {
    this.folder = folder;
  }

  /// Oldest first.
  public List<FileSort> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<Path> save(FileSort sort, String name) {
    asked.add(sort);
    return Optional.of(folder.resolve(sort.named(name)));
  }

  @Override
  public Optional<Path> open(FileSort sort) {
    asked.add(sort);
    return Optional.of(folder.resolve(sort.named("chosen")));
  }
}
