package dev.portolan.ui.parts;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Callback;
import org.kordamp.ikonli.feather.Feather;

/// A list that grows at its end: it follows the end until somebody scrolls up, and a button leads
/// back there.
public final class TailList<T> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ListView<T> list = new ListView<>();
  private final Button toEnd = new Button("To the end", Glyphs.of(Feather.ARROW_DOWN));
  private final StackPane root = new StackPane(list, toEnd);
  private final Runnable copy;
  private boolean following = true;

  /// @param lineHeight the same for every line
  /// @param copy puts what is selected on the clipboard
  public TailList(
      String styleClass, int lineHeight, Callback<ListView<T>, ListCell<T>> cells, Runnable copy) {
    this.copy = copy;
    list.getStyleClass().add(styleClass);
    list.setFixedCellSize(lineHeight);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(cells);
    list.addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (event.getDeltaY() > 0) {
            follow(false);
          }
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    toEnd.setOnAction(event -> follow(true));
    toEnd.getStyleClass().add("to-end");
    StackPane.setAlignment(toEnd, Pos.BOTTOM_RIGHT);
    follow(true);
  }

  public Node node() {
    return root;
  }

  public void setAccessibleText(String text) {
    list.setAccessibleText(text);
  }

  public void setPlaceholder(Node placeholder) {
    list.setPlaceholder(placeholder);
  }

  public void show(List<T> lines) {
    Lists.update(list.getItems(), lines);
    if (following) {
      scrollToEnd();
    }
  }

  /// Shows other lines than before, from their end.
  public void showOthers(List<T> lines) {
    Lists.update(list.getItems(), lines);
    list.getSelectionModel().clearSelection();
    follow(true);
  }

  public List<T> lines() {
    return list.getItems();
  }

  public ObservableList<T> selected() {
    return list.getSelectionModel().getSelectedItems();
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

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      copy.run();
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> follow(false);
      case END -> follow(true);
      default -> {}
    }
  }
}
