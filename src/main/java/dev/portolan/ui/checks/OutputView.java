package dev.portolan.ui.checks;

import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.TailList;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Checks.Run;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;

/// What a run printed, line by line.
final class OutputView {
  private final TailList<Line> list =
      new TailList<>("output", 19, view -> new LineCell(), this::copy);

  OutputView() {
    list.setAccessibleText("Output of the check");
    Label placeholder = new Label("Nothing was printed yet.");
    placeholder.getStyleClass().add("empty-hint");
    list.setPlaceholder(placeholder);
  }

  Node node() {
    return list.node();
  }

  /// @param another true when it is not the run that was shown before
  void show(Run run, boolean another) {
    if (another) {
      list.showOthers(run.lines());
    } else {
      list.show(run.lines());
    }
  }

  private void copy() {
    Actions.copy(RunWords.transcript(list.selected()));
  }

  /// A line: the command with a prompt before it, errors tinted.
  private static final class LineCell extends ListCell<Line> {
    @Override
    protected void updateItem(Line item, boolean empty) {
      super.updateItem(item, empty);
      for (Line.Type type : Line.Type.values()) {
        getStyleClass().remove(styleClass(type));
      }
      if (empty || item == null) {
        setText(null);
      } else {
        getStyleClass().add(styleClass(item.type()));
        setText(RunWords.line(item));
      }
    }

    private static String styleClass(Line.Type type) {
      return "line-" + type.name().toLowerCase(Locale.ROOT);
    }
  }
}
