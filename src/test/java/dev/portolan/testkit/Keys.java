package dev.portolan.testkit;

import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keys as JavaFX tells nodes of them. All is for the FX thread.
public final class Keys {
  private Keys() {}

  /// Presses a key where the keyboard already is.
  ///
  /// @param held of shift, control and alt
  public static void press(Node node, KeyCode key, String... held) {
    node.fireEvent(event(KeyEvent.KEY_PRESSED, key, Set.of(held)));
  }

  /// Gives a node the keyboard, presses the key and lets it go.
  public static void strike(Node node, KeyCode key) {
    node.requestFocus();
    node.fireEvent(event(KeyEvent.KEY_PRESSED, key, Set.of()));
    node.fireEvent(event(KeyEvent.KEY_RELEASED, key, Set.of()));
  }

  private static KeyEvent event(EventType<KeyEvent> type, KeyCode key, Set<String> held) {
    return new KeyEvent(
        type,
        "",
        "",
        key,
        held.contains("shift"),
        held.contains("control"),
        held.contains("alt"),
        false);
  }
}
