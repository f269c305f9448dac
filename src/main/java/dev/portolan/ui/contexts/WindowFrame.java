package dev.portolan.ui.contexts;

import dev.portolan.workspace.Accent;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// The frame around the whole window in the colour of the open context's mark, which all its
/// controls wear too; around a protected context a broader one, in red. Where motion is reduced,
/// nothing in the window turns round and round.
public final class WindowFrame {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final PseudoClass CALM = PseudoClass.getPseudoClass("calm");
  private static final PseudoClass GUARDED = PseudoClass.getPseudoClass("guarded");

  private final Node window;
  private Accent accent = Accent.NONE;

  /// @param window what holds everything in the window
  public WindowFrame(Node window) {
    this.window = window;
  }

  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    boolean closed = open == null || open.closed();
    Accent next = closed ? Accent.NONE : workspace.preference().accent();
    AccentSign.paint(window, accent, next);
    accent = next;
    window.pseudoClassStateChanged(CALM, workspace.appearance().calm());
    window.pseudoClassStateChanged(MARKED, next != Accent.NONE);
    window.pseudoClassStateChanged(GUARDED, !closed && workspace.preference().guarded());
  }
}
