package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.ui.Popovers;
import dev.portolan.ui.parts.Sheet;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button that opens the options of checks: a pane a kind, and whether a check is repeated.
public final class OptionsPopover {
  private final List<OptionsPane> panes =
      List.of(new ReachPane(), new PingPane(), new TracePane(), new MtuPane());
  private final RepeatPane repeat = new RepeatPane();
  private final Button button = new Button("Options", new FontIcon(Feather.SLIDERS));
  private final PopOver popOver;

  public OptionsPopover() {
    VBox content = new VBox();
    content.getStyleClass().add("check-options");
    Sheet.add(content, "checks"); // it is shown outside the panel
    for (OptionsPane pane : panes) {
      content.getChildren().addAll(title(pane.kind().title()), pane.node());
    }
    content.getChildren().addAll(title("Repeat"), repeat.node());
    popOver = Popovers.of(content);
    button.setId("check-options");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setTooltip(new Tooltip("Packets, sizes, ways, and asking again and again"));
    button.setOnAction(
        event -> {
          if (popOver.isShowing()) {
            popOver.hide();
          } else {
            Popovers.drop(popOver, button);
          }
        });
    repeat.onChange(() -> button.setText(repeat.every().isZero() ? "Options" : "Repeating"));
  }

  public Node node() {
    return button;
  }

  /// The question of a kind with its options.
  public Question question(CheckKind kind) {
    return panes.stream()
        .filter(p -> p.kind() == kind)
        .findFirst()
        .map(OptionsPane::question)
        .orElseGet(() -> Question.of(kind, 0));
  }

  /// After how long a check is asked again; zero for once.
  public Duration every() {
    return repeat.every();
  }

  private static Label title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("check-options-title");
    return title;
  }
}
