package dev.portolan.ui.checks.options;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The fields that the options' panes are made of.
final class Fields {
  private Fields() {}

  static HBox row(Node... nodes) {
    HBox row = new HBox(12, nodes);
    row.setAlignment(Pos.BOTTOM_LEFT);
    return row;
  }

  /// A field under its name.
  static Node named(String name, Node field) {
    Label label = new Label(name);
    label.getStyleClass().add("check-options-name");
    label.setLabelFor(field);
    return new VBox(2, label, field);
  }

  static Spinner<Integer> whole(String spoken, int least, int most, int usual) {
    Spinner<Integer> spinner = new Spinner<>(least, most, usual);
    return dressed(spinner, spoken);
  }

  static Spinner<Double> decimal(String spoken, double least, double most, double usual) {
    Spinner<Double> spinner = new Spinner<>(least, most, usual, 0.1);
    return dressed(spinner, spoken);
  }

  static <T> ComboBox<T> choice(String spoken, T first) {
    ComboBox<T> choice = new ComboBox<>();
    choice.setAccessibleText(spoken);
    choice.setValue(first);
    return choice;
  }

  private static <T> Spinner<T> dressed(Spinner<T> spinner, String spoken) {
    spinner.setEditable(true);
    spinner.setPrefWidth(104);
    spinner.getEditor().setAccessibleText(spoken);
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
    return spinner;
  }
}
