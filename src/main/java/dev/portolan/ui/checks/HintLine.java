package dev.portolan.ui.checks;

import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line under the form: what is wrong with what was typed, or what to do instead of a check
/// that will hardly say anything.
final class HintLine {
  private final FontIcon icon = Glyphs.of(Feather.INFO);
  private final Label text = new Label();
  private final Button first = new Button();
  private final Button second = new Button();
  private final HBox root = new HBox(8, icon, text, first, second);

  HintLine() {
    text.setWrapText(true);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    first.setMinWidth(Button.USE_PREF_SIZE);
    second.setMinWidth(Button.USE_PREF_SIZE);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("hint-line");
    hide();
  }

  Node node() {
    return root;
  }

  /// Says what is wrong; an empty text takes the line away.
  void problem(String problem) {
    if (problem.isEmpty()) {
      hide();
    } else {
      show(Tone.WARN, problem);
      buttons(false);
    }
  }

  /// Offers one thing in place of another, and the other all the same.
  void offer(String why, String instead, Runnable doInstead, String anyway, Runnable doAnyway) {
    show(Tone.PLAIN, why);
    set(first, instead, doInstead);
    set(second, anyway, doAnyway);
    buttons(true);
    first.requestFocus();
  }

  private void show(Tone tone, String message) {
    text.setText(message);
    icon.setIconCode(Glyphs.of(tone));
    Marks.tint(root, tone);
    root.setVisible(true);
    root.setManaged(true);
  }

  private void set(Button button, String name, Runnable action) {
    button.setText(name);
    button.setOnAction(
        event -> {
          hide();
          action.run();
        });
  }

  private void buttons(boolean visible) {
    for (Button button : new Button[] {first, second}) {
      button.setVisible(visible);
      button.setManaged(visible);
    }
  }

  private void hide() {
    root.setVisible(false);
    root.setManaged(false);
  }
}
