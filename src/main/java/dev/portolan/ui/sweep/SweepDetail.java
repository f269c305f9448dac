package dev.portolan.ui.sweep;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Target;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Result;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.Store;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One result: what was predicted and why, what was observed, and where to look next.
final class SweepDetail {
  private final Store store;
  private final Label title = new Label();
  private final Label standing = Marks.chip(Tone.PLAIN, "");
  private final Label predicted = text();
  private final Label observed = text();
  private final Label advice = text();
  private final ScrollPane root;
  private @Nullable Result shown;

  SweepDetail(Store store) {
    this.store = store;
    title.getStyleClass().add("strong");
    title.setWrapText(true);
    advice.getStyleClass().add("muted");
    Button map = button("sweep-map", "Map", Feather.MAP, "Selects both ends on the map", this::map);
    Button matrix =
        button("sweep-matrix", "Matrix", Feather.GRID, "Shows the matrix", this::matrix);
    Button again =
        button(
            "sweep-again",
            "Ask again",
            Feather.CROSSHAIR,
            "Asks this alone: with its command, its output and what it means",
            this::again);
    FlowPane buttons = new FlowPane(6, 6, again, map, matrix);
    VBox body = new VBox(8, title, standing, observed, predicted, advice, buttons);
    body.getStyleClass().add("sweep-detail");
    root = new ScrollPane(body);
    root.setFitToWidth(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.setMinWidth(260);
    root.getStyleClass().add("sweep-detail-scroll");
  }

  Node node() {
    return root;
  }

  void show(@Nullable Result result) {
    shown = result;
    SweepForm.present(root, result != null);
    if (result == null) {
      return;
    }
    Pair pair = result.pair();
    title.setText(pair.wish() == null ? pair.label() : pair.wish().name());
    Marks.show(standing, SweepWords.tone(result.standing()), SweepWords.standing(result));
    observed.setText("Observed: " + result.summary());
    String because = pair.predicted().because();
    predicted.setText(
        "Predicted: "
            + pair.predicted().state().word()
            + (because.isEmpty() ? "." : ", " + because + "."));
    advice.setText(result.advice());
    SweepForm.present(advice, !result.advice().isEmpty());
  }

  private void map() {
    ends()
        .ifPresent(
            refs -> {
              store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(Face.MAP)));
              store.dispatch(new Intent.SelectAll(refs));
            });
  }

  private void matrix() {
    ends()
        .ifPresent(
            refs -> {
              store.dispatch(new Intent.SelectAll(refs));
              store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(Face.MATRIX)));
            });
  }

  private Optional<Set<ObjectRef>> ends() {
    if (shown == null) {
      return Optional.empty();
    }
    Set<ObjectRef> refs = new LinkedHashSet<>();
    refs.add(shown.pair().from().podRef());
    switch (shown.pair().to()) {
      case Target.PodTarget t -> refs.add(t.pod());
      case Target.ServiceTarget t -> refs.add(t.service());
      case Target.IngressTarget t -> refs.add(t.ingress());
      case Target.HostTarget t -> {}
    }
    return Optional.of(refs);
  }

  /// The protected context's question is asked by the check itself.
  private void again() {
    if (shown != null) {
      Pair pair = shown.pair();
      store.dispatch(new Intent.ShowDrawer(Drawer.CHECKS));
      store.dispatch(new Intent.CheckFrom(pair.from()));
      store.dispatch(new Intent.CheckTo(pair.to()));
      store.dispatch(new Intent.CheckPort(pair.knock().port()));
      store.dispatch(
          new Intent.StartCheck(pair.knock().question(), CheckRequest.DEFAULT_TIME_LIMIT));
    }
  }

  private static Label text() {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String id, String title, Feather icon, String tip, Runnable run) {
    Button button = new Button(title, Glyphs.of(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(tip));
    button.setOnAction(e -> run.run());
    return button;
  }
}
