package dev.portolan.ui.sheets;

import dev.portolan.workspace.Workspace;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// One of the sheets.
interface Card {
  Region node();

  /// Where the keyboard is when it comes up.
  Node first();

  /// Called while it is up, with every new workspace.
  void render(Workspace workspace);

  /// It was put away.
  default void hidden() {}
}
