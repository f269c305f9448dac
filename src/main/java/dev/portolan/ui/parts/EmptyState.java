package dev.portolan.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What stands where there is nothing yet: an icon, what is missing, and what to do.
public final class EmptyState {
  private EmptyState() {}

  public static Node of(Feather icon, String title, String hint) {
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label text = new Label(hint);
    text.getStyleClass().add("empty-hint");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    text.setAlignment(Pos.CENTER);
    text.setMaxWidth(320);
    VBox box = new VBox(Glyphs.of(icon, "empty-glyph"), heading, text);
    box.getStyleClass().add("empty-state");
    box.setAlignment(Pos.CENTER);
    return box;
  }
}
