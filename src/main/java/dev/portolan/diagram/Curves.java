package dev.portolan.diagram;

import java.util.ArrayList;
import java.util.List;

/// The curves of ties, as points close enough to look round.
final class Curves {
  private static final int STEPS = 14;
  private static final double BEND = 0.38;

  private Curves() {}

  /// Where a bundle meets a box: a place on its border and the direction out of it.
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

  /// From a box's border to a gate, moved aside by `lane`.
  static List<Point> trunk(Rect from, Gate gate, double lane) {
    Point start = border(from, gate.x(), gate.y());
    double length = Math.hypot(gate.x() - start.x(), gate.y() - start.y());
    double ux = length == 0 ? 0 : (gate.x() - start.x()) / length;
    double uy = length == 0 ? 0 : (gate.y() - start.y()) / length;
    double k = length * BEND;
    return cubic(
        new Point(start.x() - uy * lane, start.y() + ux * lane),
        new Point(start.x() + ux * k - uy * lane, start.y() + uy * k + ux * lane),
        new Point(
            gate.x() + gate.nx() * k + gate.ny() * lane,
            gate.y() + gate.ny() * k - gate.nx() * lane),
        new Point(gate.x() + gate.ny() * lane, gate.y() - gate.nx() * lane));
  }

  /// From a gate inwards to a box behind it.
  static List<Point> branch(Gate gate, Rect to, double lane) {
    Gate end = gate(new Rect(gate.x(), gate.y(), 0, 0), to, 6);
    double length = Math.hypot(end.x() - gate.x(), end.y() - gate.y());
    double k = length * BEND;
    return cubic(
        new Point(gate.x() + gate.ny() * lane, gate.y() - gate.nx() * lane),
        new Point(
            gate.x() - gate.nx() * k + gate.ny() * lane,
            gate.y() - gate.ny() * k - gate.nx() * lane),
        new Point(
            end.x() + end.nx() * k + end.ny() * lane, end.y() + end.ny() * k - end.nx() * lane),
        new Point(end.x() + end.ny() * lane, end.y() - end.nx() * lane));
  }

  static List<Point> join(List<Point> first, List<Point> second) {
    List<Point> all = new ArrayList<>(first);
    all.addAll(second.subList(1, second.size()));
    return all;
  }

  /// Where the way from a box's middle to a place leaves the box.
  private static Point border(Rect box, double x, double y) {
    double dx = x - box.centerX();
    double dy = y - box.centerY();
    double shareX = dx == 0 ? Double.MAX_VALUE : box.width() / 2 / Math.abs(dx);
    double shareY = dy == 0 ? Double.MAX_VALUE : box.height() / 2 / Math.abs(dy);
    double share = Math.min(1, Math.min(shareX, shareY));
    return new Point(box.centerX() + dx * share, box.centerY() + dy * share);
  }

  private static List<Point> cubic(Point a, Point b, Point c, Point d) {
    List<Point> points = new ArrayList<>(STEPS + 1);
    for (int i = 0; i <= STEPS; i++) {
      double t = i / (double) STEPS;
      double s = 1 - t;
      double wa = s * s * s;
      double wb = 3 * s * s * t;
      double wc = 3 * s * t * t;
      double wd = t * t * t;
      points.add(
          new Point(
              wa * a.x() + wb * b.x() + wc * c.x() + wd * d.x(),
              wa * a.y() + wb * b.y() + wc * c.y() + wd * d.y()));
    }
    return points;
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
