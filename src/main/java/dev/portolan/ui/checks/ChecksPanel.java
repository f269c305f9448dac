package dev.portolan.ui.checks;

import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The panel under the map: the form to start a check, those that run or ran, and their results.
public final class ChecksPanel {
  private final Label title = new Label();
  private final VBox root = new VBox(title);

  /// Shows what the store holds; the window calls `render` on the FX thread with each newest
  /// workspace.
  public ChecksPanel(Store store) {
    root.getStyleClass().add("checks");
    render(store.now());
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    title.setText(workspace.checks().runs().size() + " checks");
  }
}
