package dev.portolan.ui.capture;

import dev.portolan.capture.CaptureRequest;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.CaptureStep;
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

/// The question before something is captured in a protected context: the context's name has to be
/// typed.
final class ConfirmBar {
  private final Label text = new Label("", Glyphs.of(Feather.LOCK));
  private final TextField name = new TextField();
  private final Button run = new Button("Capture");
  private final HBox root;
  private String context = "";

  ConfirmBar(Consumer<CaptureStep> dispatch) {
    text.setWrapText(true);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    name.setId("capture-confirm-name");
    name.setAccessibleText("The context's name");
    name.setPrefColumnCount(16);
    name.textProperty().addListener((o, was, is) -> run.setDisable(!is.strip().equals(context)));
    name.setOnAction(e -> dispatch.accept(new CaptureStep.Confirm(name.getText())));
    run.getStyleClass().add("danger");
    run.setId("capture-confirm");
    run.setMinWidth(Button.USE_PREF_SIZE);
    run.setOnAction(e -> dispatch.accept(new CaptureStep.Confirm(name.getText())));
    Button not = new Button("Do not");
    not.setMinWidth(Button.USE_PREF_SIZE);
    not.setOnAction(e -> dispatch.accept(new CaptureStep.Forgo()));
    root = new HBox(8, text, name, run, not);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("capture-confirm");
  }

  Node node() {
    return root;
  }

  void render(Workspace w) {
    CaptureRequest asking = w.wire().captures().asking();
    boolean asked = asking != null && w.open() != null;
    if (asking != null && w.open() != null) {
      context = w.open().context().name();
      text.setText(
          context
              + " is protected. tcpdump would run in "
              + asking.where()
              + ". Type "
              + context
              + " to capture.");
      run.setDisable(!name.getText().strip().equals(context));
    } else {
      name.clear();
    }
    boolean comes = asked && !root.isVisible();
    root.setVisible(asked);
    root.setManaged(asked);
    if (comes) {
      // what is typed next is the name, not a command to the map
      name.requestFocus();
    }
  }
}
