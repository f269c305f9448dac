package dev.portolan.ui.drawer;

import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Workspace;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// A page of the panel under the map.
public interface DrawerPage extends AutoCloseable {
  Drawer page();

  Feather icon();

  Node node();

  /// Shows what the store holds; called while the page is in front, on the FX thread.
  void render(Workspace workspace);

  /// What its tab tells while it is behind, such as how many run; or empty.
  default String badge(Workspace workspace) {
    return "";
  }

  @Override
  default void close() {}
}
