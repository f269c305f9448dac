package dev.portolan.ui.inspector;

import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The panel beside the map: what is known of the selected thing.
public final class InspectorPanel {
  private final Label title = new Label();
  private final VBox root = new VBox(title);

  /// Shows what the store holds; the window calls `render` on the FX thread with each newest
  /// workspace.
  public InspectorPanel(Store store) {
    root.getStyleClass().add("inspector");
    render(store.now());
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    ObjectRef inspected = workspace.map().inspected();
    title.setText(inspected == null ? "Nothing selected" : inspected.toString());
  }
}
