package dev.portolan.ui.checks;

import dev.portolan.probe.CheckResult;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Checks.Run;
import java.time.Instant;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A run in the list: how it ended, who asked whom, how long it took, and cancel or run again.
final class RunCell extends ListCell<RunItem> {
  private final Ticker ticker;
  private final FontIcon icon = Glyphs.of(Feather.CIRCLE, "run-icon");
  private final ProgressIndicator spinner = new ProgressIndicator();
  private final Label route = new Label();
  private final FontIcon kind = Glyphs.of(Feather.CROSSHAIR);
  private final Label outcome = new Label();
  private final Button cancel;
  private final Button again;
  private final HBox row;
  private final StackPane layers;
  private final Tooltip full = new Tooltip();
  private final ChangeListener<Run> changed = (p, was, is) -> show(is);
  private final ChangeListener<Instant> ticked = (p, was, is) -> showTime();
  private @Nullable RunItem observed;

  RunCell(Ticker ticker, RunVerbs verbs) {
    this.ticker = ticker;
    spinner.getStyleClass().add("small-spinner");
    StackPane state = new StackPane(icon, spinner);
    state.getStyleClass().add("run-state");
    route.getStyleClass().add("run-route");
    outcome.getStyleClass().add("run-outcome");
    HBox second = new HBox(6, kind, outcome);
    second.getStyleClass().add("run-second");
    second.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(2, route, second);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    cancel = IconButton.of(Feather.X, "Cancel", () -> verbs.cancel(getItem().get()));
    again = IconButton.of(Feather.ROTATE_CW, "Run again", () -> verbs.again(getItem().get()));
    again.getStyleClass().add("on-hover");
    cancel.getStyleClass().add("run-cancel");
    row = new HBox(10, state, words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinWidth(0);
    layers = new StackPane(row, cancel, again);
    StackPane.setAlignment(cancel, Pos.CENTER_RIGHT);
    StackPane.setAlignment(again, Pos.CENTER_RIGHT);
    setPrefWidth(0);
    setTooltip(full);
  }

  @Override
  protected void updateItem(RunItem item, boolean empty) {
    super.updateItem(item, empty);
    if (observed != null && !observed.equals(item)) {
      observed.property().removeListener(changed);
      ticker.now().removeListener(ticked);
      observed = null;
    }
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    if (observed == null) {
      observed = item;
      item.property().addListener(changed);
      ticker.now().addListener(ticked);
    }
    layers.setPrefWidth(Math.max(0, getListView().getWidth() - 34));
    show(item.get());
    setGraphic(layers);
  }

  private void show(Run run) {
    CheckResult result = run.result();
    Tone tone = result == null ? Tone.PLAIN : Glyphs.tone(result.outcome());
    icon.setVisible(result != null);
    spinner.setVisible(result == null);
    if (result != null) {
      icon.setIconCode(Glyphs.of(result.outcome()));
    }
    Marks.tint(row, tone);
    kind.setIconCode(Actions.icon(run.kind()));
    route.setText(RunWords.shortRoute(run));
    only(result == null ? cancel : again, result == null ? again : cancel);
    full.setText(RunWords.headline(run));
    setAccessibleText(RunWords.headline(run) + ", " + RunWords.outcome(run));
    showTime();
  }

  private static void only(Button shown, Button hidden) {
    shown.setVisible(true);
    shown.setManaged(true);
    hidden.setVisible(false);
    hidden.setManaged(false);
  }

  private void showTime() {
    if (observed != null) {
      Run run = observed.get();
      outcome.setText(
          run.kind().title()
              + " · "
              + RunWords.outcome(run)
              + " · "
              + RunWords.duration(RunWords.elapsed(run, ticker.instant())));
    }
  }
}
