package dev.portolan.ui.checks.ask;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import dev.portolan.ui.Popovers;
import dev.portolan.ui.parts.Sheet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// The popover in which a kind's options are chosen before it is asked; what was chosen stays for
/// the next time.
public final class AskPopover {
  private final Consumer<Question> ask;
  private final Map<CheckKind, AskPane> panes = new EnumMap<>(CheckKind.class);
  private final Label title = new Label();
  private final Label problem = new Label();
  private final Button start = new Button("Ask");
  private final VBox content = new VBox(10);
  private final PopOver popOver = Popovers.of(content);
  private CheckKind kind = CheckKind.HTTP;

  /// @param ask hears the question, of every port
  public AskPopover(Consumer<Question> ask) {
    this.ask = ask;
    title.getStyleClass().add("popover-title");
    problem.getStyleClass().add("option-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(360);
    start.setId("option-ask");
    start.setDefaultButton(true);
    start.getStyleClass().add("accent");
    start.setOnAction(e -> press());
    content.getStyleClass().add("options");
    Sheet.add(content, "options");
  }

  /// Opens the options of a kind under a control.
  public void show(CheckKind wanted, Node owner) {
    popOver.hide();
    kind = wanted;
    title.setText(wanted.title());
    say("");
    HBox buttons = new HBox(start);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    content.getChildren().setAll(title, pane().node(), problem, buttons);
    Popovers.drop(popOver, owner);
  }

  private AskPane pane() {
    return Objects.requireNonNull(panes.computeIfAbsent(kind, AskPane::of));
  }

  private void press() {
    Question question = pane().question();
    String wrong = QuestionRules.problem(question);
    say(wrong);
    if (wrong.isEmpty()) {
      popOver.hide();
      ask.accept(question);
    }
  }

  private void say(String wrong) {
    problem.setText(wrong);
    problem.setVisible(!wrong.isEmpty());
    problem.setManaged(!wrong.isEmpty());
  }
}
