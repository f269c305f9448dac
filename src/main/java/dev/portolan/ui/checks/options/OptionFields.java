package dev.portolan.ui.checks.options;

import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Named fields, one under the other: what every pane of options is made of.
final class OptionFields {
  private final GridPane grid = new GridPane(12, 8);
  private int rows;

  OptionFields() {
    grid.getStyleClass().add("option-fields");
  }

  GridPane node() {
    return grid;
  }

  /// @param id of the control, and of nothing else in the window
  <C extends Control> C add(String name, String id, C control) {
    Label label = new Label(name);
    label.setMinWidth(Label.USE_PREF_SIZE);
    label.setLabelFor(control);
    label.getStyleClass().add("form-label");
    control.setId(id);
    control.setAccessibleText(name);
    grid.addRow(rows++, label, control);
    return control;
  }

  CheckBox tick(String id, String text) {
    CheckBox box = new CheckBox(text);
    box.setId(id);
    box.setMinWidth(Region.USE_PREF_SIZE); // a half sentence is no option
    // where nothing has a name before it there is no column of names
    grid.add(box, rows == 0 ? 0 : 1, rows++);
    return box;
  }

  TextField text(String name, String id, String prompt) {
    TextField field = new TextField();
    field.setPromptText(prompt);
    field.setPrefColumnCount(24);
    return add(name, id, field);
  }

  TextArea lines(String name, String id, String prompt) {
    TextArea area = new TextArea();
    area.setPromptText(prompt);
    area.setPrefRowCount(3);
    area.setPrefColumnCount(24);
    return add(name, id, area);
  }

  /// One of several that cannot be typed.
  ///
  /// @param first what is chosen at first
  <T> ComboBox<T> choice(
      String name, String id, Iterable<T> offered, T first, Function<T, String> words) {
    ComboBox<T> choice = new ComboBox<>();
    offered.forEach(choice.getItems()::add);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("the choice is not typed");
          }
        });
    choice.setValue(first);
    return add(name, id, choice);
  }

  <T> Spinner<T> number(String name, String id, Spinner<T> spinner) {
    spinner.setEditable(true);
    spinner.setPrefWidth(112);
    spinner.getEditor().setAccessibleText(name);
    // What was typed counts without Enter too, and what is no number goes back to what was.
    spinner
        .getEditor()
        .focusedProperty()
        .addListener(
            (p, was, is) -> {
              if (was) {
                spinner.commitValue();
              }
            });
    return add(name, id, spinner);
  }
}
