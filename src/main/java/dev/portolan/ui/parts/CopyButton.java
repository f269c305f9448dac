package dev.portolan.ui.parts;

import dev.portolan.ui.map.Actions;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A small button that copies a text and shows for a moment that it did.
public final class CopyButton {
  private static final Duration SHOWN = Duration.seconds(1.2);

  private final Button button = new Button();

  /// An icon alone; the name is its tooltip.
  public CopyButton(String name, Supplier<String> text) {
    this(name, Feather.COPY, text);
  }

  /// The same with an icon of its own.
  public CopyButton(String name, Feather feather, Supplier<String> text) {
    FontIcon icon = Glyphs.of(feather);
    button.setGraphic(icon);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    PauseTransition back = new PauseTransition(SHOWN);
    back.setOnFinished(event -> icon.setIconCode(feather));
    button.setOnAction(
        event -> {
          Actions.copy(text.get());
          icon.setIconCode(Feather.CHECK);
          back.playFromStart();
        });
  }

  public Button node() {
    return button;
  }
}
