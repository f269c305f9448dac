package dev.portolan.ui.contexts;

import dev.portolan.workspace.Accent;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A context's mark: a shape in a colour, each of which tells it from the others.
public final class AccentSign {
  private final Region sign = new Region();
  private Accent shown = Accent.NONE;

  AccentSign() {
    sign.getStyleClass().add("accent-sign");
    sign.managedProperty().bind(sign.visibleProperty());
    sign.setVisible(false);
  }

  public static Region of(Accent accent) {
    AccentSign sign = new AccentSign();
    sign.show(accent);
    return sign.sign;
  }

  Region node() {
    return sign;
  }

  void show(Accent accent) {
    paint(sign, shown, accent);
    sign.setVisible(accent != Accent.NONE);
    sign.setAccessibleText(accent.title());
    shown = accent;
  }

  /// Gives a node the accent's colour, in place of the one before.
  static void paint(Node node, Accent before, Accent accent) {
    if (before != accent) {
      node.getStyleClass().remove(style(before));
    }
    if (accent != Accent.NONE && !node.getStyleClass().contains(style(accent))) {
      node.getStyleClass().add(style(accent));
    }
  }

  private static String style(Accent accent) {
    return "accent-" + accent.word();
  }
}
