package dev.portolan.ui.parts;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/// A region that shows another one larger or smaller, with everything in it in proportion. What is
/// in it measures in its own units and knows nothing of it.
public final class Zoomed extends Region {
  private final Region content;
  private final Scale scale = new Scale(1, 1);

  public Zoomed(Region content) {
    this.content = content;
    content.getTransforms().add(scale);
    getChildren().add(content);
  }

  /// How much larger than its own units a node is shown; 1 for none.
  public static double of(Node node) {
    return node.getLocalToSceneTransform().getMxx();
  }

  /// How many pixels of the screen one of a node's own units takes; 1 while it is in no window.
  public static double density(Node node) {
    Window window = node.getScene() == null ? null : node.getScene().getWindow();
    return window == null ? 1 : window.getOutputScaleX() * of(node);
  }

  /// Shows it so many times as large as it is.
  public void zoom(double factor) {
    if (factor != scale.getX()) {
      scale.setX(factor);
      scale.setY(factor);
      requestLayout();
    }
  }

  @Override
  public Orientation getContentBias() {
    return content.getContentBias();
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getX());
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(inside(height)) * scale.getX();
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(inside(width)) * scale.getX();
  }

  @Override
  protected double computeMinWidth(double height) {
    return content.minWidth(inside(height)) * scale.getX();
  }

  @Override
  protected double computeMinHeight(double width) {
    return content.minHeight(inside(width)) * scale.getX();
  }

  @Override
  protected double computeMaxWidth(double height) {
    return bounded(content.maxWidth(inside(height)));
  }

  @Override
  protected double computeMaxHeight(double width) {
    return bounded(content.maxHeight(inside(width)));
  }

  /// -1 stands for "whatever".
  private double inside(double length) {
    return length < 0 ? length : length / scale.getX();
  }

  private double bounded(double length) {
    return length == Double.MAX_VALUE ? length : length * scale.getX();
  }
}
