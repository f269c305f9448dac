package dev.portolan.ui.verbs;

import dev.portolan.ui.verbs.Keys.Where;
import dev.portolan.workspace.Store;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Hears the keys of a window before its controls do, and does the verb that they mean.
///
/// @param map the node whose having the keyboard brings the map's own keys
/// @param quiet true while keys are not meant for the window, as while a sheet lies over it
public record VerbKeys(Store store, Verbs verbs, Node map, BooleanSupplier quiet) {
  public void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::hear);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::hear);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::hear);
  }

  /// The mouse's own buttons for back and forward.
  private void hear(MouseEvent event) {
    switch (event.getButton()) {
      case BACK -> verbs.run("edit.back", store.now());
      case FORWARD -> verbs.run("edit.forward", store.now());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void hear(KeyEvent event) {
    if (quiet.getAsBoolean()) {
      return;
    }
    verbs
        .of(event, where(map.getScene()), store.now())
        .ifPresent(
            v -> {
              v.run().run();
              event.consume();
            });
  }

  private Where where(Scene scene) {
    Node owner = scene.getFocusOwner();
    if (owner instanceof TextInputControl) {
      return Where.ANYWHERE;
    }
    return map.equals(owner) ? Where.MAP : Where.READING;
  }
}
