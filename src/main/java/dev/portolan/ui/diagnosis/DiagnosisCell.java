package dev.portolan.ui.diagnosis;

import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Diagnoses.Run;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A diagnosis in the list: what it came to, and who wanted to reach whom.
final class DiagnosisCell extends ListCell<Run> {
  private final FontIcon icon = Glyphs.of(Feather.LOADER, "run-icon");
  private final Label title = new Label();
  private final Label word = new Label();
  private final HBox row;

  DiagnosisCell() {
    title.getStyleClass().add("run-route");
    word.getStyleClass().add("run-outcome");
    VBox words = new VBox(2, title, word);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    row = new HBox(10, icon, words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinWidth(0);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Run run, boolean empty) {
    super.updateItem(run, empty);
    if (empty || run == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Tone tone = Looks.tone(run.diagnosis());
    icon.setIconCode(run.running() ? Feather.LOADER : Glyphs.of(tone));
    Marks.tint(row, tone);
    title.setText(run.diagnosis().asked().title());
    word.setText(Looks.word(run.diagnosis()));
    setAccessibleText(title.getText() + ", " + word.getText());
    setGraphic(row);
  }
}
