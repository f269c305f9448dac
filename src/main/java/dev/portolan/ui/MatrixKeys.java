package dev.portolan.ui;

import dev.portolan.ui.matrix.MatrixPanel;
import dev.portolan.ui.shell.ViewTabs;
import dev.portolan.workspace.Store;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The window's keys that choose between map and matrix, and those that mean something else while
/// the matrix is shown.
record MatrixKeys(Store store, ViewTabs views, MatrixPanel panel) {
  boolean shown() {
    return store.now().matrix().shown();
  }

  /// True when the key was for the matrix.
  boolean take(KeyEvent e, boolean typing) {
    if (e.isShortcutDown()) {
      return shortcut(e.getCode(), typing);
    }
    if (shown() && !typing && e.getCode() == KeyCode.ESCAPE) {
      panel.clear();
      return true;
    }
    return false;
  }

  /// Goes to the matrix's search, if it is shown.
  boolean search() {
    if (shown()) {
      panel.focusSearch();
    }
    return shown();
  }

  private boolean shortcut(KeyCode code, boolean typing) {
    return switch (code) {
      case DIGIT1, NUMPAD1 -> {
        views.show(false);
        yield true;
      }
      case DIGIT2, NUMPAD2 -> {
        views.show(true);
        yield true;
      }
      case F -> search();
      case A -> shown() && !typing;
      default -> false;
    };
  }
}
