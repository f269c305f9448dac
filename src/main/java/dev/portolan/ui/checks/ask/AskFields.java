package dev.portolan.ui.checks.ask;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// Named fields, one under the other.
final class AskFields {
  private final GridPane grid = new GridPane(10, 8);
  private int rows;

  AskFields() {
    grid.getStyleClass().add("option-fields");
  }

  GridPane node() {
    return grid;
  }

  /// @param id of the control, and of nothing else in the window
  <C extends Control> C add(String name, String id, C control) {
    Label label = new Label(name);
    label.setLabelFor(control);
    label.getStyleClass().add("form-label");
    control.setId(id);
    control.setAccessibleText(name);
    grid.addRow(rows++, label, control);
    return control;
  }

  /// A control that names itself.
  <C extends Control> C add(String id, C control) {
    control.setId(id);
    grid.add(control, 1, rows++);
    return control;
  }

  TextField text(String name, String id, String prompt) {
    TextField field = new TextField();
    field.setPromptText(prompt);
    field.setPrefColumnCount(26);
    return add(name, id, field);
  }

  TextArea lines(String name, String id, String prompt) {
    TextArea area = new TextArea();
    area.setPromptText(prompt);
    area.setPrefRowCount(3);
    area.setPrefColumnCount(26);
    return add(name, id, area);
  }
}
