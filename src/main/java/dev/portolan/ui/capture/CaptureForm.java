package dev.portolan.ui.capture;

import dev.portolan.capture.FilterCheck;
import dev.portolan.probe.ContainerRef;
import dev.portolan.ui.checks.PodField;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.Captures;
import dev.portolan.workspace.Workspace;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The form that a capture is started with: the pod, the filter, the limits.
final class CaptureForm {
  private final Consumer<CaptureStep> dispatch;
  private final Proposal.Memo memo = new Proposal.Memo();
  private final PodField pod;
  private final TextField filter = new TextField();
  private final Button reset;
  private final LimitMenu limits;
  private final Button start = new Button("Capture", Glyphs.of(Feather.DISC));
  private final Label hint = new Label();
  private final VBox root;
  private @Nullable ContainerRef where;
  private boolean showing;

  CaptureForm(Consumer<CaptureStep> dispatch) {
    this.dispatch = dispatch;
    pod =
        new PodField("Pod to capture in", p -> dispatch.accept(new CaptureStep.Aim(p)), this::say);
    pod.node().setPrefWidth(260);
    pod.node().setMinWidth(110);
    filter.setId("capture-filter");
    filter.getStyleClass().add("filter-text");
    filter.setPromptText("every packet; or as tcpdump takes it: host 10.1.2.3 and port 80");
    filter.setAccessibleText("Filter");
    filter.setMinWidth(120);
    filter.textProperty().addListener((p, was, is) -> typed(is));
    filter.setOnAction(e -> start());
    HBox.setHgrow(filter, Priority.ALWAYS);
    reset =
        IconButton.of(
            Feather.CROSSHAIR,
            "Make the filter of the selection",
            () -> dispatch.accept(new CaptureStep.Filter(null)));
    limits = new LimitMenu(b -> dispatch.accept(new CaptureStep.Limit(b)));
    start.setId("capture-start");
    start.getStyleClass().add("accent");
    start.setMinWidth(Button.USE_PREF_SIZE);
    start.setOnAction(e -> start());
    HBox row =
        new HBox(8, label("In"), pod.node(), label("Filter"), filter, reset, limits.node(), start);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("capture-form");
    hint.getStyleClass().add("capture-hint");
    hint.setWrapText(true);
    say("");
    root = new VBox(row, hint);
  }

  Node node() {
    return root;
  }

  void render(Workspace w) {
    Captures captures = w.wire().captures();
    Proposal proposal = memo.of(w);
    where = proposal.where();
    showing = true;
    pod.show(w.open() == null ? null : w.open().snapshot(), where);
    boolean typing = filter.isFocused() && captures.form().filter() != null;
    if (!typing && !filter.getText().equals(proposal.filter())) {
      filter.setText(proposal.filter());
    }
    showing = false;
    reset.setDisable(captures.form().filter() == null);
    limits.show(captures.form().bounds());
    Optional<String> wrong = FilterCheck.problem(filter.getText());
    boolean ready = w.open() != null && !w.open().closed() && where != null;
    start.setDisable(!ready || wrong.isPresent());
    start.setTooltip(
        new Tooltip(
            where == null
                ? "Choose a pod, or select one on the map"
                : "Capture in " + where.pod()));
    say(wrong.map(p -> "This is no filter: " + p + ".").orElse(""));
  }

  private void typed(String text) {
    if (!showing) {
      dispatch.accept(new CaptureStep.Filter(text));
    }
  }

  private void start() {
    ContainerRef in = where;
    if (in != null && !start.isDisabled()) {
      dispatch.accept(new CaptureStep.Start(in, filter.getText()));
    }
  }

  private void say(String problem) {
    hint.setText(problem);
    hint.setVisible(!problem.isEmpty());
    hint.setManaged(!problem.isEmpty());
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.setMinWidth(Label.USE_PREF_SIZE);
    label.getStyleClass().add("form-label");
    return label;
  }
}
