package dev.portolan.ui.checks;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The form that a check is started with: from which container, to what, which port, and the three
/// buttons.
final class FormBar {
  private static final int OFFERED = 60;
  private static final double NARROW = 1120;

  private final Consumer<Intent> dispatch;
  private final SuggestField source;
  private final ComboBox<String> container = new ComboBox<>();
  private final Button swap;
  private final SuggestField target;
  private final PortField port;
  private final StartButtons start;
  private final HintLine hint = new HintLine();
  private final VBox root;
  private @Nullable ClusterSnapshot snapshot;
  private Form form = Form.EMPTY;
  private boolean showing;

  FormBar(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    source =
        new SuggestField(
            text -> snapshot == null ? List.of() : Suggestions.sources(snapshot, text, OFFERED),
            s -> dispatchSource(s.target()),
            text -> hint.problem(Unnamed.source(snapshot, text)),
            () -> dispatch.accept(new Intent.CheckFrom(null)));
    source.name("Pod to check from", "Source pod");
    target =
        new SuggestField(
            text -> snapshot == null ? List.of() : Suggestions.targets(snapshot, text, OFFERED),
            this::take,
            text -> hint.problem(Unnamed.target(snapshot, text)),
            () -> dispatch.accept(new Intent.CheckTo(null)));
    target.name("Pod, service, host or IP", "Target");
    grow(source.node());
    grow(target.node());
    container.setAccessibleText("Container");
    container.setMinWidth(88);
    container.setMaxWidth(150);
    container.getStyleClass().add("container-choice");
    container.setOnAction(event -> containerChosen());
    container.setVisible(false);
    container.setManaged(false);
    swap = IconButton.of(Feather.REPEAT, "Swap source and target", this::swap);
    port = new PortField(dispatch, hint::problem);
    start = new StartButtons(dispatch, hint);
    HBox fields =
        group(
            label("From"), source.node(), container, swap, label("To"), target.node(), port.node());
    HBox.setHgrow(fields, Priority.ALWAYS);
    WrapRow rows = new WrapRow(fields, start.node(), NARROW);
    rows.node().getStyleClass().add("check-form");
    root = new VBox(rows.node(), hint.node());
  }

  Node node() {
    return root;
  }

  StartButtons start() {
    return start;
  }

  @SuppressWarnings("ReferenceEquality") // snapshots are never compared object by object
  void render(Workspace workspace) {
    ClusterSnapshot now = workspace.open() == null ? null : workspace.open().snapshot();
    Form next = workspace.checks().form();
    start.show(workspace);
    if (now == snapshot && next.equals(form)) {
      return;
    }
    if (!next.equals(form)) {
      hint.problem("");
    }
    snapshot = now;
    form = next;
    showing = true;
    showSource(next.from());
    showTarget(next.to());
    port.show(next.port());
    showing = false;
  }

  private void showSource(@Nullable ContainerRef from) {
    source.show(from == null ? "" : from.podRef().path(), Kind.POD);
    List<String> names = from == null ? List.of() : containers(from);
    if (!container.getItems().equals(names)) {
      container.getItems().setAll(names);
    }
    container.setValue(from == null ? null : from.container());
    boolean choice = from != null;
    container.setVisible(choice);
    container.setManaged(choice);
    container.setDisable(names.size() < 2);
    boolean swappable = from != null && form.to() instanceof PodTarget;
    swap.setDisable(!swappable);
  }

  private List<String> containers(ContainerRef from) {
    if (snapshot == null) {
      return List.of(from.container());
    }
    return snapshot
        .pod(from.podRef())
        .map(Pod::containers)
        .map(all -> all.stream().filter(Container::running).map(Container::name).toList())
        .orElse(List.of(from.container()));
  }

  private void showTarget(@Nullable Target to) {
    target.show(
        to == null ? "" : to.label(),
        switch (to) {
          case PodTarget t -> Kind.POD;
          case Target.ServiceTarget t -> Kind.SERVICE;
          case Target.IngressTarget t -> t.ingress().kind();
          case Target.HostTarget t -> null;
          case null -> null;
        });
  }

  private void take(Suggestion suggestion) {
    dispatch.accept(new Intent.CheckTo(suggestion.target()));
    if (suggestion.port() != 0) {
      dispatch.accept(new Intent.CheckPort(suggestion.port()));
    }
  }

  private void dispatchSource(Target chosen) {
    if (chosen instanceof PodTarget t) {
      dispatch.accept(
          new Intent.CheckFrom(new ContainerRef(t.pod().namespace(), t.pod().name(), "")));
    }
  }

  private void containerChosen() {
    ContainerRef from = form.from();
    String chosen = container.getValue();
    if (!showing && from != null && chosen != null && !chosen.equals(from.container())) {
      dispatch.accept(new Intent.CheckFrom(new ContainerRef(from.namespace(), from.pod(), chosen)));
    }
  }

  private void swap() {
    ContainerRef from = form.from();
    if (from != null && form.to() instanceof PodTarget to) {
      dispatchSource(to);
      dispatch.accept(new Intent.CheckTo(new PodTarget(from.podRef())));
    }
  }

  private static void grow(TextField field) {
    field.setMinWidth(90);
    field.setPrefWidth(180);
    HBox.setHgrow(field, Priority.ALWAYS);
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.setMinWidth(Label.USE_PREF_SIZE);
    label.getStyleClass().add("form-label");
    return label;
  }

  private static HBox group(Node... nodes) {
    HBox group = new HBox(6, nodes);
    group.setAlignment(Pos.CENTER_LEFT);
    return group;
  }
}
