package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.diagnosis.Cause;
import dev.portolan.diagnosis.Next;
import dev.portolan.probe.CheckRequest;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.Intent;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// How a check agrees with what is predicted: in a line, and below it, where the two differ, the
/// likeliest cause and the next check at a press.
public final class AgreementBar {
  private final Consumer<Intent> dispatch;
  private final Label chip = Marks.chip(Tone.PLAIN, "");
  private final Label sentence = new Label();
  private final VBox causes = new VBox(2);
  private final VBox root;
  private @Nullable Agreement shown;

  public AgreementBar(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    chip.setMinWidth(Label.USE_PREF_SIZE);
    sentence.setMinWidth(0);
    sentence.setTooltip(new Tooltip());
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(8, chip, sentence);
    line.setAlignment(Pos.CENTER_LEFT);
    root = new VBox(2, line, causes);
    root.setId("agreement");
    root.getStyleClass().add("agreement");
    Sheet.add(root, "diagnosis");
    show(null);
  }

  public Node node() {
    return root;
  }

  /// Shows one, or nothing.
  public void show(@Nullable Agreement agreement) {
    root.setVisible(agreement != null);
    root.setManaged(agreement != null);
    if (agreement == null || agreement.equals(shown)) {
      shown = agreement;
      return;
    }
    shown = agreement;
    Marks.show(chip, Looks.tone(agreement.standing()), agreement.standing().text());
    sentence.setText(agreement.sentence());
    sentence.getTooltip().setText(agreement.sentence());
    List<Cause> likely = agreement.causes().stream().limit(2).toList();
    causes.getChildren().setAll(likely.stream().map(this::row).toList());
    causes.setVisible(!likely.isEmpty());
    causes.setManaged(!likely.isEmpty());
  }

  private Node row(Cause cause) {
    Label what = new Label(cause.sentence(), Glyphs.of(Feather.HELP_CIRCLE));
    what.setMinWidth(0);
    String evidence = String.join("\n", cause.evidence());
    what.setTooltip(
        new Tooltip(evidence.isEmpty() ? cause.sentence() : cause.sentence() + "\n" + evidence));
    HBox.setHgrow(what, Priority.ALWAYS);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(8, what, next(cause.next()));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node next(Next next) {
    CheckRequest check = next.check();
    if (check == null) {
      return new CopyButton(next.words() + ": " + next.command(), Feather.TERMINAL, next::command)
          .node();
    }
    Button button = new Button(next.words(), Glyphs.of(Feather.ARROW_RIGHT));
    button.getStyleClass().addAll("next-check", "small");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(
        e -> dispatch.accept(new Intent.OnDiagnosis(new DiagnosisStep.AskNext(check))));
    return button;
  }
}
