package dev.portolan.ui.checks;

import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Findings as figures: a row of tiles for each, with what is to be said of it; not there while
/// nothing was found.
final class Tiles<T> {
  private final VBox rows = new VBox();
  private final ScrollPane root = new ScrollPane(rows);
  private final Function<T, List<Node>> made;
  private List<T> shown = List.of();

  /// @param made what stands for one finding, from top to bottom
  Tiles(Function<T, List<Node>> made) {
    this.made = made;
    rows.getStyleClass().add("pings");
    root.getStyleClass().add("pings-scroll");
    root.setFitToWidth(true);
    root.setMinHeight(0);
  }

  Node node() {
    return root;
  }

  void show(List<T> findings) {
    if (!findings.equals(shown)) {
      shown = findings;
      rows.getChildren().setAll(findings.stream().flatMap(f -> made.apply(f).stream()).toList());
    }
    root.setVisible(!findings.isEmpty());
    root.setManaged(!findings.isEmpty());
  }

  static FlowPane row(List<Node> tiles) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("tiles");
    row.getChildren().setAll(tiles);
    return row;
  }

  static Node tile(String name, String figure, Tone tone) {
    Label title = new Label(name);
    title.getStyleClass().add("tile-name");
    Label value = new Label();
    value.getStyleClass().add("tile-value");
    Marks.show(value, tone, figure);
    VBox tile = new VBox(title, value);
    tile.getStyleClass().add("tile");
    tile.setAccessibleText(name + " " + figure);
    return tile;
  }

  static Label detail(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("ping-detail");
    return label;
  }
}
