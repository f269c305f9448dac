package dev.portolan.ui.shell;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// The first lists as they come: a row a kind, with its bar and its count.
final class ProgressRows {
  private static final int MOST = 8;
  private static final double BAR = 200;

  private final GridPane grid = new GridPane();
  private @Nullable Progress shown;

  ProgressRows() {
    grid.setId("progress");
    grid.getStyleClass().add("progress-rows");
    grid.setHgap(12);
    grid.setVgap(6);
    ColumnConstraints names = new ColumnConstraints();
    names.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().add(names);
    grid.managedProperty().bind(grid.visibleProperty());
  }

  Node node() {
    return grid;
  }

  void show(Progress progress) {
    if (progress.equals(shown)) {
      return;
    }
    shown = progress;
    grid.getChildren().clear();
    int row = 0;
    for (Progress.Line line : progress.lines().stream().limit(MOST).toList()) {
      ProgressBar bar = new ProgressBar(Math.max(0, line.share()));
      bar.setPrefWidth(BAR);
      bar.setAccessibleText(line.kind().plural());
      // Where the server does not say how many there are, an empty bar would look like none.
      bar.setVisible(line.share() >= 0);
      grid.addRow(row++, new Label(line.kind().plural()), bar, new Label(line.count()));
    }
    grid.setVisible(row > 0);
  }
}
