package dev.portolan.ui.checks;

import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line under the form: what is wrong with what was typed, or why a check cannot start.
final class HintLine {
  private final FontIcon icon = Glyphs.of(Feather.INFO);
  private final Label text = new Label();
  private final HBox root = new HBox(8, icon, text);

  HintLine() {
    text.setWrapText(true);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
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
    }
  }

  private void show(Tone tone, String message) {
    text.setText(message);
    icon.setIconCode(Glyphs.of(tone));
    Marks.tint(root, tone);
    root.setVisible(true);
    root.setManaged(true);
  }

  private void hide() {
    root.setVisible(false);
    root.setManaged(false);
  }
}
