package dev.portolan.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks where to save a file.
public interface SaveDialog {
  /// Empty when the user thinks better of it.
  Optional<Path> ask(String suggestedName, String ending);
}
