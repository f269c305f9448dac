package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Step;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Diagnoses.Run;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The diagnosis on screen: its outcome in a line, the conclusion once there is one, and the steps
/// as they are done.
final class DiagnosisView {
  private final Consumer<Intent> dispatch;
  private final Label level = Marks.chip(Tone.PLAIN, "");
  private final Label title = new Label();
  private final Button cancel = new Button("Cancel", Glyphs.of(Feather.X));
  private final Button again;
  private final ConclusionCard conclusion = new ConclusionCard();
  private final VBox steps = new VBox();
  private final VBox content;
  private final Node nothing =
      EmptyState.of(
          Feather.ACTIVITY,
          "Why does it not work?",
          "Choose a pod as the source and anything as the target, then diagnose: names, services,"
              + " endpoints, policies and nodes are looked at, and the wire is asked at each step.");
  private final StackPane root;
  private List<Step> shown = List.of();
  private @Nullable Run run;

  DiagnosisView(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    title.getStyleClass().add("run-headline");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    level.setMinWidth(Label.USE_PREF_SIZE);
    cancel.setMinWidth(Button.USE_PREF_SIZE);
    cancel.setOnAction(e -> send(r -> new DiagnosisStep.Cancel(r.id())));
    again =
        IconButton.of(
            Feather.ROTATE_CW,
            "Diagnose again",
            () -> send(r -> new DiagnosisStep.Start(r.diagnosis().asked())));
    HBox head = new HBox(10, level, title, cancel, again);
    head.setAlignment(Pos.CENTER_LEFT);
    steps.setId("steps");
    steps.getStyleClass().add("steps");
    Node left = scrolled(steps);
    Node right = scrolled(conclusion.node());
    right.managedProperty().bind(conclusion.node().managedProperty());
    right.visibleProperty().bind(conclusion.node().visibleProperty());
    HBox columns = new HBox(14, left, right);
    VBox.setVgrow(columns, Priority.ALWAYS);
    content = new VBox(6, head, columns);
    content.getStyleClass().add("run-view");
    root = new StackPane(content, nothing);
  }

  Node node() {
    return root;
  }

  private static Node scrolled(Region inner) {
    ScrollPane scroll = new ScrollPane(inner);
    scroll.setFitToWidth(true);
    scroll.setMinWidth(0);
    scroll.setPrefWidth(0);
    scroll.getStyleClass().add("steps-scroll");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private void send(Function<Run, DiagnosisStep> step) {
    if (run != null) {
      dispatch.accept(new Intent.OnDiagnosis(step.apply(run)));
    }
  }

  void show(@Nullable Run now) {
    nothing.setVisible(now == null);
    content.setVisible(now != null);
    run = now;
    if (now == null) {
      return;
    }
    Diagnosis diagnosis = now.diagnosis();
    Marks.show(level, Looks.tone(diagnosis), Looks.word(diagnosis));
    title.setText(diagnosis.asked().title());
    present(cancel, diagnosis.running());
    present(again, !diagnosis.running());
    conclusion.show(diagnosis);
    show(diagnosis.steps());
  }

  /// Rows whose step has not changed stay.
  private void show(List<Step> now) {
    List<Node> rows = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      boolean same = i < shown.size() && shown.get(i).equals(now.get(i));
      rows.add(same ? steps.getChildren().get(i) : StepRow.of(now.get(i)));
    }
    steps.getChildren().setAll(rows);
    shown = List.copyOf(now);
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
