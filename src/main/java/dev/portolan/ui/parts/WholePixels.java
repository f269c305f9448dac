package dev.portolan.ui.parts;

import javafx.scene.Node;
import javafx.scene.transform.Transform;

/// Keeps a picture on whole pixels of the window: where the window's units are no whole pixels it
/// would begin between two, and JavaFX would blend it with what lies beside and below.
public final class WholePixels {
  private static final double NEAR = 1e-6;

  private WholePixels() {}

  /// Moves a node, wherever it goes, to the next whole pixel.
  public static void keep(Node node) {
    node.localToSceneTransformProperty().addListener((o, was, is) -> snap(node, is));
  }

  private static void snap(Node node, Transform inScene) {
    node.setTranslateX(snapped(node.getTranslateX(), inScene.getTx(), inScene.getMxx()));
    node.setTranslateY(snapped(node.getTranslateY(), inScene.getTy(), inScene.getMyy()));
  }

  /// What moves a place, which is at `at` with the move that it has, back to a whole pixel.
  static double snapped(double moved, double at, double scale) {
    double without = at - moved * scale;
    double next = (Math.floor(without + NEAR) - without) / scale;
    return Math.abs(next - moved) < NEAR ? moved : next;
  }
}
