package dev.portolan.ui.sheets;

import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Kubectl;
import dev.portolan.ui.parts.Choice;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.DebugPurpose;
import dev.portolan.workspace.DebugStep;
import dev.portolan.workspace.Debugs;
import dev.portolan.workspace.Debugs.Asking;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The question before a debug container is added: which image, to which pod, with which
/// capabilities, what the server said to a dry run, and that it cannot be removed.
final class DebugSheet implements Card {
  private final Store store;
  private final Label title = new Label("", Glyphs.of(Feather.PLUS_CIRCLE));
  private final Label why = new Label();
  private final Label place = new Label();
  private final TextField image = new TextField();
  private final Choice<DebugProfile> profile;
  private final Label rights = new Label();
  private final Label server = new Label();
  private final Label stays =
      new Label(
          "It cannot be removed: it stays in the pod's spec until the pod is deleted. It sleeps for"
              + " 12 hours and then ends by itself; you can end it before. It shares the pod's"
              + " network. Nothing else of the pod changes, and nothing is copied into it.",
          Glyphs.of(Feather.ALERT_TRIANGLE));
  private final Label line = new Label();
  private final VBox left = new VBox(6);
  private final Label guard = new Label("", Glyphs.of(Feather.LOCK));
  private final TextField name = new TextField();
  private final Button add = new Button("Add it and run the check");
  private final VBox card;
  private boolean rendering;

  DebugSheet(Store store) {
    this.store = store;
    profile =
        new Choice<>(
            "debug",
            List.of(DebugProfile.values()),
            DebugProfile::word,
            p -> change(o -> o.with(p)));
    title.getStyleClass().add("sheet-title");
    image.setId("debug-image");
    image.setAccessibleText("Image");
    image
        .textProperty()
        .addListener((o, was, is) -> change(d -> new DebugOrder(d.pod(), is.strip(), d.profile())));
    name.setId("debug-name");
    name.setAccessibleText("The context's name");
    name.textProperty().addListener((o, was, is) -> refresh());
    name.setOnAction(e -> add.fire());
    add.setId("debug-add");
    add.getStyleClass().add("danger");
    add.setOnAction(e -> send(new DebugStep.Agree(name.getText())));
    Button not = new Button("Do not add");
    not.setId("debug-not");
    not.setOnAction(e -> hidden());
    HBox buttons = new HBox(8, add, not);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    stays.getStyleClass().add("debug-stays");
    Marks.tint(stays, Tone.WARN);
    line.getStyleClass().add("debug-line");
    rights.getStyleClass().add("muted");
    server.getStyleClass().add("muted");
    card = new VBox(12, title, why, left, facts(), stays, command(), guard, name, buttons);
    card.setId("debug");
    card.getStyleClass().addAll("sheet", "debug-sheet");
    for (Label label : List.of(title, why, place, rights, server, stays, line, guard)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    name.managedProperty().bind(name.visibleProperty());
    guard.managedProperty().bind(guard.visibleProperty());
    left.managedProperty().bind(left.visibleProperty());
  }

  private Node facts() {
    GridPane grid = new GridPane(14, 8);
    grid.addRow(0, caption("Pod"), place);
    grid.addRow(1, caption("Image"), image);
    grid.addRow(2, caption("Profile"), new VBox(4, profile.node(), rights, server));
    GridPane.setHgrow(image, Priority.ALWAYS);
    return grid;
  }

  private Node command() {
    HBox.setHgrow(line, Priority.ALWAYS);
    line.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(8, line, new CopyButton("Copy as kubectl", line::getText).node());
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  @Override
  public Region node() {
    return card;
  }

  @Override
  public Node first() {
    return image;
  }

  @Override
  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    Asking asking = workspace.wire().debugs().asking();
    if (open == null || asking == null) {
      return;
    }
    rendering = true;
    DebugOrder order = asking.order();
    title.setText("Add a debug container to " + order.pod().name() + "?");
    why.setText(why(asking.purpose()));
    add.setText(
        asking.purpose() instanceof DebugPurpose.Packets
            ? "Add it and capture"
            : "Add it and run the check");
    place.setText(order.pod().name() + " in the namespace " + order.pod().namespace());
    if (!image.getText().strip().equals(order.image())) {
      image.setText(order.image());
    }
    DebugSurvey survey = asking.survey();
    profile.show(order.profile());
    for (DebugProfile each : DebugProfile.values()) {
      boolean refused = survey != null && !survey.admitted().contains(each);
      profile.button(each).setDisable(refused);
    }
    rights.setText(order.profile().word() + " " + order.profile().rights() + ".");
    server.setText(server(survey));
    Marks.tint(server, survey == null || survey.possible() ? Tone.PLAIN : Tone.BAD);
    line.setText(
        Kubectl.debug(open.context().name(), order.pod(), order.image(), order.profile().word()));
    left(Debugs.running(open.snapshot(), order.pod()));
    boolean guarded = workspace.preference().guarded();
    guard.setText(open.context().name() + " is protected. Type its name to add the container.");
    guard.setVisible(guarded);
    name.setVisible(guarded);
    rendering = false;
    refresh();
  }

  private static String why(DebugPurpose purpose) {
    String container = "The container " + purpose.from().container();
    return switch (purpose) {
      case DebugPurpose.Check p ->
          container
              + " cannot ask this itself. A container beside it can: from the same address, under"
              + " the same policies.";
      case DebugPurpose.Packets p ->
          container
              + " cannot capture. A container beside it can, with the image's tcpdump and where it"
              + " gets NET_RAW: it sees every packet of the pod.";
    };
  }

  private static String server(@Nullable DebugSurvey survey) {
    if (survey == null) {
      return "Asking the server by a dry run, which changes nothing…";
    }
    if (!survey.possible()) {
      return survey.why();
    }
    String refused =
        survey.refusals().entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey().word() + " is refused: " + e.getValue())
            .limit(1)
            .collect(Collectors.joining());
    return "The server lets it in (asked by a dry run)." + (refused.isEmpty() ? "" : " " + refused);
  }

  /// Those that somebody has left in the pod and that run still.
  private void left(List<Debugs.Left> there) {
    left.setVisible(!there.isEmpty());
    left.getChildren().clear();
    for (Debugs.Left one : there) {
      ContainerRef ref = one.ref();
      Button use = new Button("Use it");
      use.setOnAction(e -> send(new DebugStep.Use(ref)));
      Label label =
          new Label(
              "Somebody has left " + ref.container() + " here, of " + one.container().image());
      label.setWrapText(true);
      HBox.setHgrow(label, Priority.ALWAYS);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox row = new HBox(8, label, use);
      row.setAlignment(Pos.CENTER_LEFT);
      left.getChildren().add(row);
    }
  }

  /// Whatever puts it away without the button says no.
  @Override
  public void hidden() {
    name.clear();
    if (store.now().wire().debugs().asking() != null) {
      send(new DebugStep.Forgo());
    }
  }

  private void refresh() {
    OpenContext open = store.now().open();
    Asking asking = store.now().wire().debugs().asking();
    boolean named =
        open != null
            && (!store.now().preference().guarded()
                || name.getText().strip().equals(open.context().name()));
    boolean fit =
        asking != null
            && asking.survey() != null
            && asking.survey().admitted().contains(asking.order().profile())
            && DebugOrder.problem(asking.order().image()).isEmpty();
    add.setDisable(!named || !fit);
  }

  /// Makes one order of another.
  private interface Changing {
    DebugOrder of(DebugOrder order);
  }

  private void change(Changing changing) {
    Asking asking = store.now().wire().debugs().asking();
    if (!rendering && asking != null) {
      send(new DebugStep.Change(changing.of(asking.order())));
    }
  }

  private void send(DebugStep step) {
    store.dispatch(new Intent.OnDebug(step));
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(label, javafx.geometry.VPos.TOP);
    return label;
  }
}
