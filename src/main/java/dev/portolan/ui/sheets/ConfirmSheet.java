package dev.portolan.ui.sheets;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Checks.Asking;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The question before something runs in a pod of a protected context: what runs, where, and at
/// what it is aimed. It runs once the context's name was typed, and not by a mere Enter.
final class ConfirmSheet implements Card {
  private final Store store;
  private final Label title = new Label("", Glyphs.of(Feather.LOCK));
  private final Label what = new Label();
  private final Label how = new Label();
  private final TextField name = new TextField();
  private final Button run = new Button("Run it");
  private final VBox card;

  ConfirmSheet(Store store) {
    this.store = store;
    title.getStyleClass().add("sheet-title");
    name.setId("confirm-name");
    name.setAccessibleText("The context's name");
    name.textProperty().addListener((o, was, is) -> refresh());
    name.setOnAction(e -> confirm());
    run.setId("confirm-run");
    run.getStyleClass().add("danger");
    run.setOnAction(e -> confirm());
    Button not = new Button("Do not run");
    not.setId("confirm-not");
    not.setOnAction(e -> hidden());
    HBox buttons = new HBox(8, run, not);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    card = new VBox(12, title, what, how, name, buttons);
    card.setId("confirm");
    card.getStyleClass().addAll("sheet", "confirm");
    for (Label label : new Label[] {title, what, how}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
  }

  @Override
  public Region node() {
    return card;
  }

  @Override
  public Node first() {
    return name;
  }

  @Override
  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    Asking asking = workspace.checks().asking();
    if (open == null || asking == null) {
      return;
    }
    CheckRequest request = asking.request();
    title.setText(open.context().name() + " is protected");
    what.setText(
        words(request.kind())
            + " to "
            + request.to().label()
            + (request.port() == 0 ? "" : ", port " + request.port())
            + ". The command runs in the container "
            + request.from().container()
            + " of the pod "
            + request.from().podRef().path()
            + ".");
    how.setText("Type " + open.context().name() + " to run it.");
    refresh();
  }

  /// Whatever puts it away without the name says no.
  @Override
  public void hidden() {
    name.clear();
    if (store.now().checks().asking() != null) {
      store.dispatch(new Intent.ForgoCheck());
    }
  }

  private static String words(CheckKind kind) {
    return switch (kind) {
      case REACH -> "Connect";
      case PING -> "Send pings";
      case TRACEROUTE -> "Trace the route";
      case DNS -> "Look up the name";
      case HTTP -> "Send a request";
      case TLS -> "Shake hands";
      case UDP -> "Send a datagram";
      case GRPC -> "Ask for health";
      case MTU -> "Measure the path";
    };
  }

  private void refresh() {
    OpenContext open = store.now().open();
    run.setDisable(open == null || !name.getText().strip().equals(open.context().name()));
  }

  private void confirm() {
    store.dispatch(new Intent.ConfirmCheck(name.getText()));
  }
}
