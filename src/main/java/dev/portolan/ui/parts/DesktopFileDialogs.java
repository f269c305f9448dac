package dev.portolan.ui.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The desktop's own dialogs; each begins in the folder of the last file.
public final class DesktopFileDialogs implements FileDialogs {
  private final Window owner;
  private @Nullable File folder;

  public DesktopFileDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> save(FileSort sort, String name) {
    FileChooser chooser = chooser(sort, "Save the " + sort.noun());
    chooser.setInitialFileName(sort.named(name));
    return chosen(chooser.showSaveDialog(owner)).map(sort::named).map(Path::of);
  }

  @Override
  public Optional<Path> open(FileSort sort) {
    return chosen(chooser(sort, "Open a " + sort.noun()).showOpenDialog(owner)).map(Path::of);
  }

  private FileChooser chooser(FileSort sort, String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(sort.content(), sort.patterns()));
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private Optional<String> chosen(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    folder = file.getParentFile();
    return Optional.of(file.getPath());
  }
}
