package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Protocols;
import dev.portolan.model.Protocol;
import dev.portolan.ui.drawer.DrawerPage;
import dev.portolan.ui.parts.Choice;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.GuardBar;
import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Diagnoses;
import dev.portolan.workspace.Diagnoses.Run;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The diagnoses: those that run or ran, and the one on screen step by step.
public final class DiagnosisPage implements DrawerPage {
  private final Store store;
  private final Label pair = new Label();
  private final Button start = new Button("Diagnose", Glyphs.of(Feather.ACTIVITY));
  private final Choice<Protocol> protocol;
  private final GuardBar guard;
  private final ListView<Run> list = new ListView<>();
  private final DiagnosisView view;
  private final VBox root;
  private @Nullable Diagnoses shown;
  private boolean showing;

  public DiagnosisPage(Store store) {
    this.store = store;
    guard =
        new GuardBar(
            "Diagnose",
            "diagnosis-confirm",
            typed -> store.dispatch(new Intent.OnDiagnosis(new DiagnosisStep.Confirm(typed))),
            () -> store.dispatch(new Intent.OnDiagnosis(new DiagnosisStep.Forgo())));
    protocol =
        new Choice<>(
            "protocol",
            Protocols.CHOICE,
            Protocol::name,
            p -> store.dispatch(new Intent.KeepProtocol(p)));
    view = new DiagnosisView(store::dispatch);
    list.getStyleClass().add("runs");
    list.setFixedCellSize(48);
    list.setAccessibleText("Diagnoses, newest first");
    list.setCellFactory(l -> new DiagnosisCell());
    list.setPlaceholder(
        EmptyState.of(Feather.ACTIVITY, "No diagnoses yet", "What you diagnose is kept here."));
    list.getSelectionModel().selectedItemProperty().addListener((p, was, is) -> chosen(is));
    SplitPane split = new SplitPane(list, view.node());
    split.setDividerPositions(0.3);
    SplitPane.setResizableWithParent(list, false);
    VBox.setVgrow(split, Priority.ALWAYS);
    root = new VBox(bar(), guard.node(), split);
    root.getStyleClass().addAll("checks", "diagnoses");
    Sheet.add(root, "checks");
    Sheet.add(root, "diagnosis");
    render(store.now());
  }

  private Node bar() {
    start.setId("diagnose");
    start.getStyleClass().add("accent");
    start.setMinWidth(Button.USE_PREF_SIZE);
    start.setOnAction(e -> store.dispatch(new Intent.OnDiagnosis(new DiagnosisStep.StartForm())));
    pair.setMinWidth(0);
    protocol.node().managedProperty().bind(protocol.node().visibleProperty());
    HBox bar = new HBox(10, start, pair, protocol.node());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("diagnosis-bar");
    return bar;
  }

  /// What the tab tells, whether the page is in front or not.
  public static String badge(Workspace workspace) {
    long running = workspace.wire().diagnoses().runs().stream().filter(Run::running).count();
    return running == 0 ? "" : Long.toString(running);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void render(Workspace workspace) {
    Form form = workspace.checks().form();
    boolean ready = form.from() != null && form.to() != null && workspace.open() != null;
    start.setDisable(!ready);
    pair.setText(words(form));
    protocol.node().setVisible(workspace.eitherProtocol());
    protocol.show(workspace.contexts().preferences().protocol());
    guard(workspace);
    Diagnoses now = workspace.wire().diagnoses();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    showing = true;
    Lists.update(list.getItems(), now.runs());
    Run on = now.shownRun().orElse(null);
    if (on == null) {
      list.getSelectionModel().clearSelection();
    } else if (!on.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(on);
    }
    showing = false;
    view.show(on);
  }

  private void guard(Workspace workspace) {
    Case asking = workspace.wire().diagnoses().asking();
    if (asking == null || workspace.open() == null) {
      guard.hide();
    } else {
      guard.ask(
          workspace.open().context().name(),
          "Checks run in " + asking.from().podRef().path() + ".");
    }
  }

  private static String words(Form form) {
    if (form.from() == null) {
      return "Choose the pod that asks: its menu on the map, Use as source.";
    }
    String from = form.from().podRef().path();
    return form.to() == null
        ? from + " → choose what it wants to reach: Use as target."
        : from + " → " + form.to().label() + (form.port() == 0 ? "" : ":" + form.port());
  }

  private void chosen(@Nullable Run run) {
    if (!showing && run != null) {
      store.dispatch(new Intent.OnDiagnosis(new DiagnosisStep.Show(run.id())));
    }
  }
}
