package dev.portolan.ui.checks;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.probe.CheckResult;
import dev.portolan.ui.diagnosis.AgreementBar;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Debugs;
import dev.portolan.workspace.Intent;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The run on screen: its outcome in a line, advice, results, and what was printed.
final class RunView {
  private final Ticker ticker;
  private final Label outcome = Marks.chip(Tone.PLAIN, "");
  private final Label headline = new Label();
  private final Label summary = new Label();
  private final Label time = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label advice = new Label();
  private final HBox adviceBox;
  private final VantageLine vantage = new VantageLine();
  private final Button cancel = new Button("Cancel", Glyphs.of(Feather.X));
  private final Button again;
  private final Button kubectl;
  private final DebugBar debug;
  private final AgreementBar agreement;
  private final ResultView result;
  private final OutputView output = new OutputView();
  private final ToggleButton showResult = new ToggleButton("Result");
  private final ToggleButton showOutput = new ToggleButton("Output");
  private final VBox content;
  private final Node nothing =
      EmptyState.of(
          Feather.ACTIVITY,
          "Ask the wire",
          "Pick a pod as the source and anything as the target, then reach, ping or trace."
              + " The command runs in the pod itself.");
  private final StackPane root;
  private @Nullable Run shown;

  RunView(Ticker ticker, RunVerbs verbs, Consumer<Intent> dispatch) {
    this.ticker = ticker;
    result = new ResultView(dispatch);
    debug = new DebugBar(dispatch);
    agreement = new AgreementBar(dispatch);
    headline.getStyleClass().add("run-headline");
    headline.setMinWidth(0);
    summary.getStyleClass().add("run-summary");
    summary.setWrapText(true);
    time.getStyleClass().add("run-time");
    time.setMinWidth(Label.USE_PREF_SIZE);
    outcome.setMinWidth(Label.USE_PREF_SIZE);
    advice.setWrapText(true);
    advice.setMinWidth(0);
    HBox.setHgrow(advice, Priority.ALWAYS);
    kubectl =
        new CopyButton(
                "Copy as kubectl",
                Feather.TERMINAL,
                () -> shown == null ? "" : verbs.kubectl(shown))
            .node();
    adviceBox = new HBox(8, Glyphs.of(Feather.INFO), advice);
    adviceBox.getStyleClass().add("advice");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("run-progress");
    cancel.setOnAction(event -> ifShown(verbs::cancel));
    again = IconButton.of(Feather.ROTATE_CW, "Run again", () -> ifShown(verbs::again));
    StackPane body = new StackPane(result.node(), output.node());
    body.setMinHeight(0);
    // What is too tall runs out below, not over what stands above.
    body.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(body, Priority.ALWAYS);
    content =
        new VBox(
            header(),
            summary,
            progress,
            vantage.node(),
            adviceBox,
            agreement.node(),
            debug.node(),
            body);
    switchBody();
    content.getStyleClass().add("run-view");
    root = new StackPane(content, nothing);
    ticker.now().addListener((p, was, is) -> ifShown(this::showTime));
  }

  Node node() {
    return root;
  }

  void show(@Nullable Run run) {
    nothing.setVisible(run == null);
    content.setVisible(run != null);
    boolean another = run == null || shown == null || shown.id() != run.id();
    if (run != null && !run.equals(shown)) {
      debug.show(run);
      shown = run;
      showHead(run);
      result.show(run, another);
      output.show(run, another);
      showOutput.setText(run.lines().isEmpty() ? "Output" : "Output " + run.lines().size());
    }
    shown = run;
  }

  void show(@Nullable Agreement now) {
    agreement.show(now);
  }

  void show(Debugs debugs) {
    debug.show(debugs);
  }

  private Node header() {
    HBox buttons =
        new HBox(
            6,
            segments(),
            cancel,
            again,
            kubectl,
            new CopyButton("Copy output", () -> shown == null ? "" : text(shown)).node());
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(HBox.USE_PREF_SIZE);
    HBox.setHgrow(headline, Priority.ALWAYS);
    headline.setMaxWidth(Double.MAX_VALUE);
    HBox header = new HBox(10, outcome, headline, time, buttons);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("run-header");
    return header;
  }

  private Node segments() {
    ToggleGroup group = new ToggleGroup();
    showResult.setToggleGroup(group);
    showOutput.setToggleGroup(group);
    showResult.getStyleClass().add("left-pill");
    showOutput.getStyleClass().add("right-pill");
    group.selectToggle(showResult);
    group
        .selectedToggleProperty()
        .addListener(
            (p, was, is) -> {
              if (is == null) {
                group.selectToggle(was);
              }
              switchBody();
            });
    HBox segments = new HBox(showResult, showOutput);
    segments.getStyleClass().add("segments");
    return segments;
  }

  private void switchBody() {
    result.node().setVisible(showResult.isSelected());
    output.node().setVisible(showOutput.isSelected());
  }

  private static String text(Run run) {
    return RunWords.transcript(run.lines());
  }

  private void showHead(Run run) {
    CheckResult end = run.result();
    headline.setText(RunWords.headline(run));
    if (end == null) {
      Marks.show(outcome, Tone.PLAIN, RunWords.outcome(run));
    } else {
      Marks.show(outcome, end.outcome());
    }
    vantage.show(end);
    set(summary, end == null ? "" : end.summary());
    advice.setText(end == null ? "" : end.advice());
    present(adviceBox, end != null && !end.advice().isEmpty());
    present(progress, end == null);
    cancel.setText(run.watching() ? "Stop" : "Cancel");
    present(cancel, end == null);
    present(again, end != null);
    present(kubectl, end != null && !end.transcript().commands().isEmpty());
    showTime(run);
  }

  private void showTime(Run run) {
    Duration elapsed = RunWords.elapsed(run, ticker.instant());
    Duration limit = run.request().timeLimit();
    if (run.running()) {
      time.setText(
          run.watching()
              ? RunWords.duration(elapsed) + ", every " + run.request().every().toSeconds() + " s"
              : RunWords.duration(elapsed) + " of " + RunWords.limit(limit));
      progress.setProgress(
          run.watching()
              ? ProgressBar.INDETERMINATE_PROGRESS
              : Math.clamp((double) elapsed.toMillis() / limit.toMillis(), 0, 1));
    } else {
      time.setText(RunWords.duration(elapsed));
    }
  }

  private void ifShown(Consumer<Run> verb) {
    if (shown != null) {
      verb.accept(shown);
    }
  }

  private static void set(Label label, String text) {
    label.setText(text);
    present(label, !text.isEmpty());
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
