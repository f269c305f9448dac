package dev.portolan.ui.history;

import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.workspace.HistoryStep;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// The line that tells what was deleted last, and takes it back.
final class UndoBar {
  private final Label text = new Label();
  private final HBox root;

  UndoBar(HistoryVerbs verbs) {
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button undo = new Button("Undo", Glyphs.of(Feather.CORNER_UP_LEFT));
    undo.setId("history-undo");
    undo.setOnAction(e -> verbs.send(new HistoryStep.PutBack()));
    Button close =
        IconButton.of(Feather.X, "Delete for good", () -> verbs.send(new HistoryStep.LetGo()));
    root = new HBox(10, Glyphs.of(Feather.TRASH_2), text, undo, close);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("undo-bar");
    show(0);
  }

  Node node() {
    return root;
  }

  void show(int removed) {
    text.setText(removed == 1 ? "1 check was deleted." : removed + " checks were deleted.");
    root.setVisible(removed > 0);
    root.setManaged(removed > 0);
  }
}
