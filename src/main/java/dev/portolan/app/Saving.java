package dev.portolan.app;

import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Writes a file that the user has named, and tells how that went.
final class Saving {
  private Saving() {}

  /// Writes the file, whole or not at all.
  interface Writing {
    void run() throws IOException;
  }

  static void to(Path file, Writing writing, Consumer<Intent> dispatch) {
    to(file, writing, "", dispatch);
  }

  /// @param more what there is to say once it is written; sentences, or empty
  static void to(Path file, Writing writing, String more, Consumer<Intent> dispatch) {
    try {
      writing.run();
      String told = "Written: " + file + (more.isEmpty() ? "" : ". " + more);
      dispatch.accept(new Intent.Tell(Level.INFO, told));
    } catch (IOException | IllegalArgumentException problem) {
      dispatch.accept(new Intent.Tell(Level.ERROR, "Not written: " + problem.getMessage()));
    }
  }
}
