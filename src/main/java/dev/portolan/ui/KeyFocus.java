package dev.portolan.ui;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Shows who has the keyboard for as long as it is in use. JavaFX shows it where Tab led alone, and
/// not where the program gives it back, as when a sheet closes.
final class KeyFocus {
  private static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");

  private final Scene scene;
  private @Nullable Node shown;
  private boolean keys;

  KeyFocus(Scene scene) {
    this.scene = scene;
  }

  void install() {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (!e.getCode().isModifierKey()) {
            used(true);
          }
        });
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> used(false));
    scene.focusOwnerProperty().addListener((o, was, is) -> show());
  }

  private void used(boolean now) {
    if (keys != now) {
      keys = now;
      show();
    }
  }

  private void show() {
    Node owner = keys ? scene.getFocusOwner() : null;
    if (shown != null && !shown.equals(owner)) {
      shown.pseudoClassStateChanged(VISIBLE, shown.isFocusVisible());
    }
    shown = owner;
    if (owner != null) {
      owner.pseudoClassStateChanged(VISIBLE, true);
    }
  }
}
