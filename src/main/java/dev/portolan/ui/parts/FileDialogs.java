package dev.portolan.ui.parts;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files. Each answer is empty when the user thinks better of it.
public interface FileDialogs {
  /// Where to save one.
  ///
  /// @param name suggested; its ending may be left out
  Optional<Path> save(FileSort sort, String name);

  /// Which one to open.
  Optional<Path> open(FileSort sort);
}
