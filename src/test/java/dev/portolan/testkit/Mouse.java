package dev.portolan.testkit;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// A mouse as JavaFX tells nodes of it: the headless robot's does not tell which keys are held, and
/// its drags change their target on the way. All is for the FX thread.
public final class Mouse {
  private Mouse() {}

  /// What happens at a place of a node.
  ///
  /// @param x from its left edge, as `y` from its top
  public static void fire(EventType<MouseEvent> type, Node node, double x, double y) {
    fire(type, node, x, y, MouseButton.PRIMARY);
  }

  /// The same by a button of one's own choice.
  public static void fire(
      EventType<MouseEvent> type, Node node, double x, double y, MouseButton button) {
    Point2D at = new Point2D(x, y);
    fire(type, node, at, at, button, false);
  }

  /// The same with the control key held.
  ///
  /// @param at in the scene
  public static void control(EventType<MouseEvent> type, Node node, Point2D at, Point2D onScreen) {
    fire(type, node, at, onScreen, MouseButton.PRIMARY, true);
  }

  private static void fire(
      EventType<MouseEvent> type,
      Node node,
      Point2D at,
      Point2D onScreen,
      MouseButton button,
      boolean control) {
    MouseEvent event =
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            onScreen.getX(),
            onScreen.getY(),
            button,
            1,
            false,
            control,
            false,
            false,
            button == MouseButton.PRIMARY,
            false,
            false,
            false,
            false,
            true,
            null);
    Event.fireEvent(node, event);
  }
}
