package dev.portolan.ui.shell;

import dev.portolan.ui.map.MapControls;
import dev.portolan.ui.map.MapView;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// The map with its buttons, and what stands there while there is no map.
public final class MapArea {
  private final MapView map;
  private final MapControls controls;
  private final BlankView blank;
  private final StackPane stack;

  /// @param chooseContext lets the user choose a context
  /// @param chooseNamespaces lets the user choose the namespaces that are read
  public MapArea(Store store, MapView map, Runnable chooseContext, Runnable chooseNamespaces) {
    this.map = map;
    controls = new MapControls(map);
    blank = new BlankView(store, chooseContext, chooseNamespaces);
    StackPane.setAlignment(controls.node(), Pos.BOTTOM_RIGHT);
    StackPane.setMargin(controls.node(), new Insets(12));
    stack = new StackPane(map.node(), controls.node(), blank.node());
    stack.setMinSize(0, 0);
  }

  public Node node() {
    return stack;
  }

  public MapControls controls() {
    return controls;
  }

  void focusMap() {
    map.node().requestFocus();
  }

  void render(Workspace workspace) {
    map.render(workspace);
    blank.render(workspace);
    controls.node().setVisible(!workspace.diagram().boxes().isEmpty());
  }
}
