package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Case;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Asks for the name of a protected context before anything runs in it.
final class GuardBar {
  private final Label what = new Label("", Glyphs.of(Feather.LOCK));
  private final TextField name = new TextField();
  private final Button run = new Button("Diagnose");
  private final HBox root;
  private String context = "";

  GuardBar(Consumer<Intent> dispatch) {
    what.setMinWidth(0);
    what.setWrapText(true);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    name.setId("diagnosis-confirm");
    name.setAccessibleText("The context's name");
    name.setPrefColumnCount(16);
    name.textProperty().addListener((o, was, is) -> run.setDisable(!is.strip().equals(context)));
    name.setOnAction(e -> confirm(dispatch));
    run.getStyleClass().add("danger");
    run.setMinWidth(Button.USE_PREF_SIZE);
    run.setOnAction(e -> confirm(dispatch));
    Button not = new Button("Do not");
    not.setMinWidth(Button.USE_PREF_SIZE);
    not.setOnAction(e -> dispatch.accept(new Intent.OnDiagnosis(new DiagnosisStep.Forgo())));
    root = new HBox(8, what, name, run, not);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("guard-bar");
  }

  Node node() {
    return root;
  }

  private void confirm(Consumer<Intent> dispatch) {
    dispatch.accept(new Intent.OnDiagnosis(new DiagnosisStep.Confirm(name.getText())));
  }

  void render(Workspace workspace) {
    Case asking = workspace.wire().diagnoses().asking();
    boolean there = asking != null && workspace.open() != null;
    boolean turned = there != root.isVisible();
    root.setVisible(there);
    root.setManaged(there);
    if (asking != null && workspace.open() != null) {
      context = workspace.open().context().name();
      what.setText(
          context
              + " is protected. Checks run in "
              + asking.from().podRef().path()
              + ". Type "
              + context
              + " to diagnose.");
    }
    if (turned) {
      name.clear();
      run.setDisable(true);
    }
    if (turned && there) {
      // what is typed next is the name, not a command to the map
      name.requestFocus();
    }
  }
}
