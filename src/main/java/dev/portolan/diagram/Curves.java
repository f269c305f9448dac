package dev.portolan.diagram;

import java.util.List;

/// Measures of boxes and lines.
final class Curves {
  private Curves() {}

  /// Where a line meets a box: a place on its border and the direction out of it.
  record Gate(double x, double y, double nx, double ny) {}

  /// The place on `box` that is nearest to `from`, not closer to a corner than `inset`.
  static Gate gate(Rect from, Rect box, double inset) {
    double dx = Math.min(inset, box.width() / 2);
    double dy = Math.min(inset, box.height() / 2);
    double left = box.x() - from.right();
    double right = from.x() - box.right();
    double above = box.y() - from.bottom();
    double below = from.y() - box.bottom();
    if (Math.max(left, right) >= Math.max(above, below)) {
      double y = Math.clamp(from.centerY(), box.y() + dy, box.bottom() - dy);
      boolean toTheLeft = left >= right;
      return new Gate(toTheLeft ? box.x() : box.right(), y, toTheLeft ? -1 : 1, 0);
    }
    double x = Math.clamp(from.centerX(), box.x() + dx, box.right() - dx);
    boolean onTop = above >= below;
    return new Gate(x, onTop ? box.y() : box.bottom(), 0, onTop ? -1 : 1);
  }

  /// How far a place is from a line.
  static double distance(List<Point> line, double x, double y) {
    double least = Double.MAX_VALUE;
    for (int i = 1; i < line.size(); i++) {
      least = Math.min(least, distance(line.get(i - 1), line.get(i), x, y));
    }
    return least;
  }

  private static double distance(Point a, Point b, double x, double y) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / square, 0, 1);
    return Math.hypot(x - a.x() - t * dx, y - a.y() - t * dy);
  }
}
