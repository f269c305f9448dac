package dev.portolan.ui.filter;

import dev.portolan.model.LabelCompletion;
import dev.portolan.ui.parts.Zoomed;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/// A text field that offers how what stands before the caret can go on. Up and down choose, Tab or
/// Enter puts the chosen word in, Escape puts the list away; Enter without a list is the text.
final class CompletionField {
  private static final double ROW = 26;
  private static final int ROWS = 8;

  private final TextField field = new TextField();
  private final ListView<String> list = new ListView<>();
  private final Popup popup = new Popup();
  private final Function<String, LabelCompletion> complete;
  private final Consumer<String> done;
  private final Zoomed zoomed;
  private int from;
  private boolean filling;

  /// True while the text is what somebody typed and not yet what holds.
  private boolean typed;

  /// @param complete what can be put in after a text
  /// @param done takes the text when Enter is pressed or the field is left
  CompletionField(String id, Function<String, LabelCompletion> complete, Consumer<String> done) {
    this.complete = complete;
    this.done = done;
    field.setId(id);
    list.setId(id + "-offers");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setAccessibleText("Suggestions");
    list.setOnMousePressed(e -> take());
    StackPane frame = new StackPane(list);
    frame.getStyleClass().add("completion-frame");
    zoomed = new Zoomed(frame);
    popup.getContent().add(zoomed);
    popup.setAutoHide(true);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field
        .caretPositionProperty()
        .addListener(
            (o, was, is) -> {
              if (field.isFocused() && !filling) {
                offer();
              }
            });
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                popup.hide();
                finish();
              }
            });
    field.textProperty().addListener((o, was, is) -> typed = true);
  }

  TextField node() {
    return field;
  }

  /// Shows what holds, unless something else is being typed.
  void show(String text) {
    if (!typed && !field.getText().equals(text)) {
      filling = true;
      try {
        field.setText(text);
        field.end();
      } finally {
        filling = false;
        typed = false;
      }
    }
  }

  private void finish() {
    if (typed) {
      typed = false;
      done.accept(field.getText());
    }
  }

  private void offer() {
    LabelCompletion now = complete.apply(field.getText(0, field.getCaretPosition()));
    from = now.from();
    if (now.offers().isEmpty() || field.getScene() == null) {
      popup.hide();
      return;
    }
    list.getItems().setAll(now.offers());
    list.getSelectionModel().clearSelection();
    list.scrollTo(0);
    list.setPrefSize(
        Math.max(220, field.getWidth()), ROW * Math.min(ROWS, now.offers().size()) + 6);
    zoomed.zoom(Zoomed.of(field));
    Bounds at = field.localToScreen(field.getBoundsInLocal());
    if (!popup.isShowing() && at != null) {
      popup.show(field, at.getMinX(), at.getMaxY() + 2);
    }
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case DOWN -> {
        if (popup.isShowing()) {
          move(1);
        } else {
          offer();
        }
      }
      case UP -> move(-1);
      case TAB -> {
        if (!popup.isShowing() || e.isShiftDown()) {
          return;
        }
        if (list.getSelectionModel().isEmpty()) {
          list.getSelectionModel().select(0);
        }
        take();
      }
      case ENTER -> {
        if (popup.isShowing() && !list.getSelectionModel().isEmpty()) {
          take();
        } else {
          popup.hide();
          finish();
        }
      }
      case ESCAPE -> {
        if (!popup.isShowing()) {
          return;
        }
        popup.hide();
      }
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void move(int step) {
    int size = list.getItems().size();
    if (popup.isShowing() && size > 0) {
      int at = list.getSelectionModel().getSelectedIndex();
      int next = at < 0 ? (step > 0 ? 0 : size - 1) : Math.floorMod(at + step, size);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - ROWS + 2));
    }
  }

  /// Puts the chosen word in place of what was begun.
  private void take() {
    String word = list.getSelectionModel().getSelectedItem();
    if (word == null) {
      return;
    }
    popup.hide();
    filling = true;
    try {
      field.replaceText(from, field.getCaretPosition(), word);
    } finally {
      filling = false;
    }
    if (word.endsWith("(")) {
      offer();
    }
  }
}
