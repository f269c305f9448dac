package dev.portolan.ui.parts;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// A button that is an icon; its name is its tooltip and what a screen reader says.
public final class IconButton {
  private IconButton() {}

  public static Button of(Feather icon, String name, Runnable action) {
    Button button = new Button("", Glyphs.of(icon));
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    button.setOnAction(event -> action.run());
    return button;
  }
}
