package dev.portolan.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The desktop's own dialog to save a file; it begins where the last file went.
public final class FileSaveDialog implements SaveDialog {
  private final Window owner;
  private final String title;
  private final String content;
  private @Nullable File folder;

  public FileSaveDialog(Window owner) {
    this(owner, "", "");
  }

  /// @param title empty for that of a map or a matrix
  /// @param content what the file holds, in a word
  public FileSaveDialog(Window owner, String title, String content) {
    this.owner = owner;
    this.title = title;
    this.content = content;
  }

  @Override
  public Optional<Path> ask(String suggestedName, String ending) {
    FileChooser chooser = new FileChooser();
    boolean table = ending.equals("csv") || ending.equals("json");
    chooser.setTitle(!title.isEmpty() ? title : table ? "Save the matrix" : "Save the map");
    String holds = !content.isEmpty() ? content : table ? "table" : "picture";
    chooser.setInitialFileName(suggestedName);
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                ending.toUpperCase(Locale.ROOT) + " " + holds, "*." + ending));
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    File file = chooser.showSaveDialog(owner);
    if (file == null) {
      return Optional.empty();
    }
    folder = file.getParentFile();
    String path = file.getPath();
    boolean named = path.toLowerCase(Locale.ROOT).endsWith("." + ending);
    return Optional.of(Path.of(named ? path : path + "." + ending));
  }
}
