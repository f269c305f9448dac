package dev.portolan.ui;

import dev.portolan.ui.parts.Zoomed;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.WindowEvent;
import org.controlsfx.control.PopOver;

/// Makes popovers that look like parts of the window.
public final class Popovers {
  private static final double CORNER = 6;
  private static final double GAP = 4;

  private Popovers() {}

  /// A popover that drops from a control, or appears at a place, without an arrow.
  public static PopOver of(Region content) {
    content.getStyleClass().add("popover-content");
    Zoomed zoomed = new Zoomed(content);
    PopOver popOver = new PopOver(zoomed);
    popOver.addEventHandler(
        WindowEvent.WINDOW_SHOWING,
        e -> zoomed.zoom(popOver.getOwnerNode() == null ? 1 : Zoomed.of(popOver.getOwnerNode())));
    popOver.getStyleClass().add("portolan");
    // ControlsFX's own rules sit on the root and would win over the window's.
    popOver.getRoot().getStylesheets().clear();
    popOver.setArrowSize(0);
    popOver.setArrowIndent(0);
    popOver.setCornerRadius(seeThrough() ? CORNER : 0);
    popOver.setAnimated(false);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    return popOver;
  }

  /// True where a popup's corners can show what is behind them. Without a compositor they would be
  /// white.
  static boolean seeThrough() {
    return Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
  }

  /// Shows it under a control, left edges in line.
  public static void drop(PopOver popOver, Node control) {
    Bounds on = control.localToScreen(control.getBoundsInLocal());
    popOver.show(control, on.getMinX() + CORNER, on.getMaxY() + GAP);
  }
}
