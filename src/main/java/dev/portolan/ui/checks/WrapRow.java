package dev.portolan.ui.checks;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Two groups side by side, or one under the other where there is no room.
final class WrapRow {
  private final Node first;
  private final Node second;
  private final HBox line = new HBox();
  private final VBox root = new VBox(line);

  /// @param narrow the width below which the second group goes under the first
  WrapRow(Node first, Node second, double narrow) {
    this.first = first;
    this.second = second;
    line.getStyleClass().add("wrap-line");
    line.setAlignment(Pos.CENTER_LEFT);
    wrap(false);
    root.widthProperty().addListener((p, was, is) -> wrap(is.doubleValue() < narrow));
  }

  VBox node() {
    return root;
  }

  private void wrap(boolean narrow) {
    boolean wrapped = root.getChildren().contains(second);
    if (narrow && !wrapped) {
      line.getChildren().setAll(first);
      root.getChildren().setAll(line, second);
    } else if (!narrow && !line.getChildren().contains(second)) {
      root.getChildren().setAll(line);
      line.getChildren().setAll(first, second);
    }
  }
}
