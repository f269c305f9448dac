package dev.portolan.ui.checks;

import dev.portolan.model.PortNumber;
import dev.portolan.workspace.Intent;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;

/// The port to connect to; empty for every port that the target declares.
final class PortField {
  private final TextField field = new TextField();
  private final Consumer<Intent> dispatch;
  private final Consumer<String> problem;
  private int shown;

  PortField(Consumer<Intent> dispatch, Consumer<String> problem) {
    this.dispatch = dispatch;
    this.problem = problem;
    field.setPromptText("all ports");
    field.setPrefColumnCount(6);
    field.setMinWidth(74);
    field.setMaxWidth(74);
    field.setAccessibleText("Port, empty for every declared port");
    field.setTooltip(new Tooltip("The one TCP port to reach; empty for every declared port"));
    field.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().matches("\\d{0,5}") ? change : null));
    field.textProperty().addListener((p, was, is) -> typed());
  }

  Node node() {
    return field;
  }

  void show(int port) {
    if (port != shown || !field.isFocused()) {
      shown = port;
      String text = port == 0 ? "" : Integer.toString(port);
      if (!field.getText().equals(text)) {
        field.setText(text);
      }
    }
  }

  private void typed() {
    int port = field.getText().isEmpty() ? 0 : Integer.parseInt(field.getText());
    if (port != 0 && !PortNumber.valid(port)) {
      problem.accept(PortNumber.RULE);
    } else if (port != shown) {
      shown = port;
      dispatch.accept(new Intent.CheckPort(port));
    }
  }
}
