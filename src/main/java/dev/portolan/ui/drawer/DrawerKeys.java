package dev.portolan.ui.drawer;

import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Under;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Where the keyboard goes with the panel under the map: into the page that was asked for by keys,
/// or on its tab where nothing in it can be used yet, and back to the view when the panel closes.
/// Escape goes back to the view and leaves it open.
public final class DrawerKeys {
  private final Store store;
  private final DrawerPanel drawer;
  private final Runnable away;
  private Under shown;
  private boolean asked;

  /// @param away gives the keyboard to what is above the panel
  public DrawerKeys(Store store, DrawerPanel drawer, Runnable away) {
    this.store = store;
    this.drawer = drawer;
    this.away = away;
    shown = store.now().wire().under();
    drawer
        .stage()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            e -> {
              if (e.getCode() == KeyCode.ESCAPE && leave()) {
                e.consume();
              }
            });
  }

  /// Opens the panel or closes it.
  public void toggle() {
    ask(new Intent.ToggleDrawer());
  }

  /// Brings a page to the front.
  public void open(Drawer place) {
    ask(new Intent.ShowDrawer(place));
  }

  /// Gives the keyboard back to the view; false when the panel did not have it.
  public boolean leave() {
    Scene scene = drawer.strip().getScene();
    for (Node at = scene == null ? null : scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at.equals(drawer.stage()) || at.equals(drawer.strip())) {
        away.run();
        return true;
      }
    }
    return false;
  }

  private void ask(Intent intent) {
    asked = true;
    store.dispatch(intent);
    if (shown.equals(store.now().wire().under())) {
      settle();
    }
  }

  /// What is told of the panel is on screen now.
  public void render(Under now) {
    shown = now;
    if (asked && now.equals(store.now().wire().under())) {
      settle();
    }
  }

  private void settle() {
    asked = false;
    if (shown.open()) {
      drawer.enter(shown.page());
    } else {
      away.run();
    }
  }
}
