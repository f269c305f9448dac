package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Fix;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a diagnosis comes to: the cause in a sentence, and the fix to copy.
final class ConclusionCard {
  private static final int MOST_ROWS = 14;

  /// Evidence that is shown beside the sentence; all of it is with the steps.
  private static final int MOST_LINES = 4;

  private final Label sentence = new Label();
  private final VBox root = new VBox(6);

  ConclusionCard() {
    root.setId("conclusion");
    root.getStyleClass().add("conclusion");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("conclusion-sentence");
  }

  Region node() {
    return root;
  }

  void show(Diagnosis diagnosis) {
    Conclusion conclusion = diagnosis.conclusion();
    root.setVisible(conclusion != null);
    root.setManaged(conclusion != null);
    if (conclusion == null) {
      return;
    }
    Marks.tint(root, Looks.tone(conclusion.level()));
    sentence.setText(conclusion.sentence());
    sentence.setGraphic(Glyphs.of(Glyphs.of(Looks.tone(conclusion.level()))));
    root.getChildren().setAll(sentence);
    conclusion.evidence().stream()
        .filter(line -> !line.equals(conclusion.sentence()))
        .limit(MOST_LINES)
        .forEach(line -> root.getChildren().add(evidence(line)));
    Fix fix = conclusion.fix();
    if (fix != null) {
      root.getChildren().add(fix(fix));
    }
  }

  private static Label evidence(String line) {
    Label label = new Label("· " + line);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("step-evidence");
    return label;
  }

  private static Node fix(Fix fix) {
    Label words = new Label(fix.words(), Glyphs.of(Feather.TOOL));
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    String name = fix.form() == Fix.Form.YAML ? "Copy the YAML" : "Copy the line";
    HBox head = new HBox(8, words, new CopyButton(name, fix::text).node());
    head.setAlignment(Pos.CENTER_LEFT);
    TextArea text = new TextArea(fix.text().stripTrailing());
    text.setId("fix");
    text.setEditable(false);
    text.setWrapText(fix.form() == Fix.Form.KUBECTL);
    text.getStyleClass().add("fix-text");
    long lines = Objects.requireNonNull(fix.text()).lines().count();
    text.setPrefRowCount(Math.clamp(lines, 1, MOST_ROWS));
    text.setAccessibleText(fix.words());
    return new VBox(4, head, text);
  }
}
