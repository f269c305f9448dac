package dev.portolan.ui.parts;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// Buttons that are told by their icons alone where there is too little room for their words.
public final class Narrow {
  private Narrow() {}

  /// Takes the words of buttons away while there is too little room.
  ///
  /// @param room how wide it is around them
  /// @param least below this the words go; what they said is told by the pointer
  public static void below(
      ObservableDoubleValue room, double least, List<? extends Labeled> buttons) {
    BooleanBinding narrow = Bindings.greaterThan(room, 0).and(Bindings.lessThan(room, least));
    for (Labeled button : buttons) {
      button
          .contentDisplayProperty()
          .bind(
              Bindings.when(narrow)
                  .then(ContentDisplay.GRAPHIC_ONLY)
                  .otherwise(ContentDisplay.LEFT));
      if (button.getTooltip() == null) {
        Tooltip words = new Tooltip();
        words.textProperty().bind(button.textProperty());
        button.tooltipProperty().bind(Bindings.when(narrow).then(words).otherwise((Tooltip) null));
      }
    }
  }
}
