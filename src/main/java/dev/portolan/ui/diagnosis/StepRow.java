package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Step;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One step of a diagnosis as a row: its sign, its name, what was said, and the evidence below.
final class StepRow {
  private static final int MOST_LINES = 6;

  private StepRow() {}

  static Node of(Step step) {
    Label title = new Label(step.stage().title());
    title.getStyleClass().add("step-title");
    title.setMinWidth(104);
    title.setPrefWidth(104);
    title.setWrapText(true);
    Label said = new Label(step.state() == State.RUNNING ? "Looking…" : step.said());
    said.setWrapText(true);
    said.getStyleClass().add("step-said");
    VBox words = new VBox(said);
    if (step.state() != State.SKIPPED) {
      step.evidence().stream().limit(MOST_LINES).forEach(e -> words.getChildren().add(evidence(e)));
      int more = step.evidence().size() - MOST_LINES;
      if (more > 0) {
        words.getChildren().add(evidence("and " + more + " more"));
      }
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, sign(step), title, words);
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().addAll("step", "step-" + Looks.spoken(step.state()).replace(' ', '-'));
    Marks.tint(row, Looks.tone(step));
    row.setAccessibleText(
        step.stage().title() + ", " + Looks.spoken(step.state()) + ": " + step.said());
    row.setFocusTraversable(false);
    return row;
  }

  private static Node sign(Step step) {
    if (step.state() == State.RUNNING) {
      ProgressIndicator spinner = new ProgressIndicator();
      spinner.getStyleClass().add("small-spinner");
      return new StackPane(spinner);
    }
    StackPane sign = new StackPane(Glyphs.of(Looks.icon(step), "step-icon"));
    sign.setAlignment(Pos.TOP_CENTER); // beside the first line
    return sign;
  }

  private static Label evidence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("step-evidence");
    return label;
  }
}
