package dev.portolan.ui.checks;

import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Checks.Run;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// What a run printed, line by line. It follows the end until somebody scrolls up.
final class OutputView {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ListView<Line> list = new ListView<>();
  private final Button toEnd = new Button("To the end", Glyphs.of(Feather.ARROW_DOWN));
  private final StackPane root = new StackPane(list, toEnd);
  private boolean following = true;

  OutputView() {
    list.getStyleClass().add("output");
    list.setFixedCellSize(19);
    list.setAccessibleText("Output of the check");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new LineCell());
    Label placeholder = new Label("Nothing was printed yet.");
    placeholder.getStyleClass().add("empty-hint");
    list.setPlaceholder(placeholder);
    list.addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (event.getDeltaY() > 0) {
            follow(false);
          }
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    toEnd.setOnAction(event -> follow(true));
    toEnd.getStyleClass().add("to-end");
    StackPane.setAlignment(toEnd, Pos.BOTTOM_RIGHT);
    follow(true);
  }

  Node node() {
    return root;
  }

  /// @param another true when it is not the run that was shown before
  void show(Run run, boolean another) {
    Lists.update(list.getItems(), run.lines());
    if (another) {
      list.getSelectionModel().clearSelection();
      follow(true);
    } else if (following) {
      scrollToEnd();
    }
  }

  private void follow(boolean end) {
    following = end;
    toEnd.setVisible(!end);
    if (end) {
      scrollToEnd();
    }
  }

  private void scrollToEnd() {
    if (!list.getItems().isEmpty()) {
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  private void keyPressed(KeyEvent event) {
    if (COPY.match(event)) {
      Actions.copy(RunWords.transcript(list.getSelectionModel().getSelectedItems()));
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> follow(false);
      case END -> follow(true);
      default -> {}
    }
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
