package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import dev.portolan.ui.Popovers;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Sheet;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// The popover in which the options of checks are set: a pane a kind, whether a check is repeated,
/// and the button that asks. It is made when it is first opened.
public final class OptionsPopover {
  private final Host host;
  private final Map<CheckKind, OptionsPane<?>> panes = new EnumMap<>(CheckKind.class);
  private final Map<CheckKind, ToggleButton> kinds = new EnumMap<>(CheckKind.class);
  private final ComboBox<Duration> repeat;
  private final OptionFields below = new OptionFields();
  private final Label title = new Label();
  private final VBox middle = new VBox(12);
  private final Label problem = new Label();
  private final Button start = new Button();
  private final PopOver popOver;
  private CheckKind kind = CheckKind.REACH;

  /// What asks, and remembers.
  public interface Host {
    /// The question of a kind as it was set last.
    Question question(CheckKind kind);

    /// Remembers the options of a question for the next time.
    void keep(Question question);

    /// Why a kind cannot be asked now, or empty.
    String obstacle(CheckKind kind);

    void ask(Question question);

    /// Whether checks are repeated has changed.
    void repeats();
  }

  public OptionsPopover(Host host) {
    this.host = host;
    repeat =
        below.choice("Repeat", "check-repeat", Repeating.TIMES, Duration.ZERO, Repeating::words);
    repeat.valueProperty().addListener((p, was, is) -> host.repeats());
    popOver = Popovers.of(content());
    popOver.setOnHidden(e -> keep());
  }

  /// Opens the options of a kind under a control, or closes them.
  public void toggle(@Nullable CheckKind wanted, Node owner) {
    if (popOver.isShowing()) {
      popOver.hide();
      return;
    }
    panes.forEach((k, pane) -> pane.show(host.question(k)));
    choose(wanted == null ? kind : wanted);
    Popovers.drop(popOver, owner);
  }

  /// After how long a check is asked again; zero for once.
  public Duration every() {
    return repeat.getValue();
  }

  private Region content() {
    ToggleGroup one = new ToggleGroup();
    VBox list = new VBox(1);
    list.getStyleClass().add("option-kinds");
    for (CheckKind each : CheckKind.values()) {
      ToggleButton button = new ToggleButton(each.title(), Glyphs.of(Actions.icon(each)));
      button.setId("options-" + each.verb());
      button.setMaxWidth(Double.MAX_VALUE);
      button.setToggleGroup(one);
      button.setOnAction(e -> choose(each));
      kinds.put(each, button);
      list.getChildren().add(button);
    }
    title.getStyleClass().add("popover-title");
    problem.getStyleClass().add("option-problem");
    problem.setWrapText(true);
    start.setId("option-ask");
    start.setDefaultButton(true);
    start.getStyleClass().add("accent");
    start.setOnAction(e -> press());
    HBox buttons = new HBox(10, problem, start);
    HBox.setHgrow(problem, Priority.ALWAYS);
    problem.setMaxWidth(Double.MAX_VALUE);
    start.setMinWidth(Button.USE_PREF_SIZE);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox right = new VBox(12, title, middle, below.node(), buttons);
    right.getStyleClass().add("option-side");
    HBox content = new HBox(list, right);
    content.getStyleClass().add("options");
    Sheet.add(content, "options"); // it is shown outside the panel
    return content;
  }

  private void choose(CheckKind wanted) {
    kind = wanted;
    ToggleButton button = kinds.get(kind);
    if (button != null) {
      button.setSelected(true);
    }
    title.setText(kind.title());
    start.setText("Ask " + kind.title());
    String obstacle = host.obstacle(kind);
    start.setDisable(!obstacle.isEmpty());
    problem.setText(obstacle);
    middle.getChildren().setAll(pane(kind).node());
  }

  private OptionsPane<?> pane(CheckKind wanted) {
    return panes.computeIfAbsent(wanted, this::filled);
  }

  private OptionsPane<?> filled(CheckKind wanted) {
    OptionsPane<?> pane = OptionsPane.of(wanted);
    pane.show(host.question(wanted));
    return pane;
  }

  private void press() {
    Question question = pane(kind).question();
    String wrong = QuestionRules.problem(question);
    problem.setText(wrong);
    if (wrong.isEmpty()) {
      popOver.hide();
      host.ask(question);
    }
  }

  /// What cannot be asked is not kept either.
  private void keep() {
    for (OptionsPane<?> pane : panes.values()) {
      Question question = pane.question();
      if (QuestionRules.problem(question).isEmpty()) {
        host.keep(question);
      }
    }
  }
}
