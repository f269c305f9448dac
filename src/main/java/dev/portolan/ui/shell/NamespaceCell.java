package dev.portolan.ui.shell;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A namespace in a list, with a box to choose it and the number of its pods.
final class NamespaceCell extends ListCell<NamespaceFilter.Row> {
  private final CheckBox box = new CheckBox();
  private final Label count = new Label();
  private final HBox root = new HBox(8);

  NamespaceCell(BiConsumer<String, Boolean> choose) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    root.getChildren().addAll(box, gap, count);
    root.setAlignment(Pos.CENTER_LEFT);
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    setPrefWidth(0);
    box.setOnAction(e -> choose.accept(getItem().name(), box.isSelected()));
  }

  @Override
  protected void updateItem(NamespaceFilter.Row item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    box.setText(item.name());
    box.setSelected(item.chosen());
    count.setText(item.pods() == 1 ? "1 pod" : item.pods() + " pods");
    setGraphic(root);
  }
}
