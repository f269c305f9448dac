package dev.portolan.ui;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.MapControls;
import dev.portolan.ui.shell.HeaderBar;
import dev.portolan.ui.shell.Panels;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.Consent;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere in the window; the plain ones not while text is being typed.
record Shortcuts(
    Store store, HeaderBar header, MapControls controls, Panels panels, MatrixKeys matrix) {
  void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          boolean typing = scene.getFocusOwner() instanceof TextInputControl;
          boolean taken =
              later(e)
                  || matrix.take(e, typing)
                  || (e.isShortcutDown() ? shortcut(e.getCode(), typing) : plain(e, typing));
          if (taken) {
            e.consume();
          }
        });
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        e -> {
          if (e.getCharacter().equals("/")
              && !(scene.getFocusOwner() instanceof TextInputControl)) {
            if (!matrix.search()) {
              header.focusSearch();
            }
            e.consume();
          }
        });
  }

  /// Before all else Escape says "not now" to a program that wants to be allowed.
  private boolean later(KeyEvent e) {
    OpenContext open = store.now().open();
    Consent consent = open == null ? null : open.consent();
    if (e.getCode() != KeyCode.ESCAPE || consent == null || consent.denied()) {
      return false;
    }
    store.dispatch(new Intent.AnswerPermission(consent.command(), false));
    return true;
  }

  private boolean shortcut(KeyCode code, boolean typing) {
    switch (code) {
      case F -> header.focusSearch();
      case E -> header.openExport();
      case O -> header.chooseContext();
      case D -> header.toggleTheme();
      case I -> panels.toggleInspector();
      case J -> panels.toggleChecks();
      case A -> {
        if (typing) {
          return false;
        }
        selectAll();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent e, boolean typing) {
    if (e.getCode() == KeyCode.F5) {
      store.dispatch(new Intent.ReloadKubeconfig());
      return true;
    }
    if (typing || e.isAltDown() || matrix.shown()) {
      return false;
    }
    switch (e.getCode()) {
      case F -> controls.fit();
      case PLUS, ADD, EQUALS -> controls.in();
      case MINUS, SUBTRACT -> controls.out();
      case ESCAPE -> clear();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// One thing at a time: the selection, then the search, then the path of the shown check.
  private void clear() {
    Workspace now = store.now();
    if (!now.map().selected().isEmpty()) {
      store.dispatch(new Intent.Select(null, false));
    } else if (!now.map().search().isEmpty()) {
      header.clearSearch();
    } else {
      store.dispatch(new Intent.ShowCheck(0));
    }
  }

  /// All matches while searching, else everything that holds nothing else.
  private void selectAll() {
    Workspace now = store.now();
    Set<ObjectRef> refs =
        now.map().search().isBlank()
            ? now.diagram().boxes().stream()
                .filter(b -> b.shape() != Shape.NAMESPACE && b.shape() != Shape.WORKLOAD)
                .map(Box::ref)
                .collect(Collectors.toSet())
            : Set.copyOf(now.map().matches());
    store.dispatch(new Intent.SelectAll(refs));
  }
}
