package dev.portolan.ui.parts;

import dev.portolan.probe.Outcome;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Labels that carry a tone: its icon, its colour and words for a screen reader.
public final class Marks {
  private Marks() {}

  /// A rounded chip with the tone's icon.
  public static Label chip(Tone tone, String text) {
    Label chip = new Label(text);
    chip.getStyleClass().add("chip");
    show(chip, tone, text);
    return chip;
  }

  /// Gives a label a tone; a plain one has no icon.
  public static void show(Label label, Tone tone, String text) {
    show(label, tone, tone == Tone.PLAIN ? null : Glyphs.of(tone), text);
    label.setAccessibleText(tone.spoken().isEmpty() ? text : text + ", " + tone.spoken());
  }

  /// Gives a label an outcome's icon, colour and words.
  public static void show(Label label, Outcome outcome) {
    show(label, Glyphs.tone(outcome), Glyphs.of(outcome), outcome.text());
  }

  private static void show(Label label, Tone tone, @Nullable Feather icon, String text) {
    label.setText(text);
    tint(label, tone);
    if (icon == null) {
      label.setGraphic(null);
    } else if (label.getGraphic() instanceof FontIcon shown) {
      shown.setIconCode(icon);
    } else {
      label.setGraphic(Glyphs.of(icon));
      label.setContentDisplay(ContentDisplay.LEFT);
    }
  }

  /// Puts the tone's style class in place of any other tone's.
  public static void tint(Node node, Tone tone) {
    if (!node.getStyleClass().contains(tone.styleClass())) {
      for (Tone other : Tone.values()) {
        node.getStyleClass().remove(other.styleClass());
      }
      node.getStyleClass().add(tone.styleClass());
    }
  }
}
