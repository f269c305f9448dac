package dev.portolan.ui.shell;

import dev.portolan.kubeconfig.KubeContext;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A context in a list: its name, and under it the server and the file that it comes from.
final class ContextCell extends ListCell<KubeContext> {
  private final Label name = new Label();
  private final Label current = new Label("current");
  private final Label place = new Label();
  private final HBox first = new HBox(8, name, current);
  private final VBox root = new VBox(2, first, place);

  ContextCell() {
    name.getStyleClass().add("strong");
    current.getStyleClass().addAll("badge", "idle");
    first.setAlignment(Pos.CENTER_LEFT);
    place.getStyleClass().add("muted");
    place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(KubeContext item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    name.setText(item.name());
    current.setVisible(item.current());
    String server = item.server().isEmpty() ? "no server" : item.server();
    place.setText(server + "  ·  " + item.id().file());
    setGraphic(root);
  }
}
