package dev.portolan.ui.drawer;

import dev.portolan.workspace.Workspace;
import javafx.scene.Node;

/// A page of the panel under the map. It is made when it is first looked at.
public interface DrawerPage {
  Node node();

  /// Shows what the store holds; called while the page is in front, on the FX thread.
  void render(Workspace workspace);

  /// It is no longer in front: nothing of it moves until it is rendered again.
  default void rest() {}
}
