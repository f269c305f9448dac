package dev.portolan.paint;

import java.awt.geom.Line2D;

/// Slanting lines over an area: what is there may not be seen.
final class Hatch {
  private static final double STEP = 11;

  /// However near one looks, no more lines than this cross an area.
  private static final int MOST = 400;

  private Hatch() {}

  /// Draws them in the pen's present colour. They stand still within the area when it is moved.
  static void draw(Pen pen, Pix area) {
    int length = area.w() + area.h();
    double step = Math.max(STEP * pen.point, length / (double) MOST);
    pen.g.setStroke(pen.stroke(1));
    for (double sum = step; sum < length; sum += step) {
      double left = Math.max(0, sum - area.h());
      double right = Math.min(area.w(), sum);
      pen.g.draw(
          new Line2D.Double(
              area.x() + left, area.y() + sum - left, area.x() + right, area.y() + sum - right));
    }
  }
}
