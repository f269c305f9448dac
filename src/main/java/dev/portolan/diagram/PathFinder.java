package dev.portolan.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Finds an upright-and-level way from one box down to another that meets no third one: straight,
/// with one step, or through a gap between the boxes in between.
final class PathFinder {
  private static final double GUTTER = 8;
  private static final double REACH = 500;
  private static final int MAX_GUTTERS = 160;

  private final Obstacles obstacles;
  private final Rect bounds;

  PathFinder(Obstacles obstacles, Rect bounds) {
    this.obstacles = obstacles;
    this.bounds = bounds;
  }

  /// The way's corners, both ends included.
  ///
  /// @param port the x at which it ends on the target's upper edge
  /// @param lane how far above the target its level part runs
  List<Point> find(Solid from, Solid to, double port, double lane) {
    Rect s = from.rect();
    double endY = to.rect().y();
    boolean above = port > s.x() + GUTTER && port < s.right() - GUTTER && endY > s.bottom();
    if (above && Math.abs(port - s.centerX()) < s.width() / 6) {
      List<Point> straight = List.of(new Point(port, s.bottom()), new Point(port, endY));
      if (obstacles.clear(straight, from, to)) {
        return straight;
      }
    }
    List<Point> step = step(s, port, endY, endY - lane);
    if (endY > s.bottom() && obstacles.clear(step, from, to)) {
      return step;
    }
    List<Point> early = step(s, port, endY, s.bottom() + lane);
    if (endY > s.bottom() && obstacles.clear(early, from, to)) {
      return early;
    }
    for (double reach : new double[] {REACH, bounds.width()}) {
      for (double x : gutters(s.centerX(), port, s.bottom() + lane, endY - lane, reach)) {
        List<Point> way = detour(s, port, endY, x, lane);
        if (obstacles.clear(way, from, to)) {
          return way;
        }
      }
    }
    return step;
  }

  private static List<Point> step(Rect s, double port, double endY, double level) {
    return List.of(
        new Point(s.centerX(), s.bottom()),
        new Point(s.centerX(), level),
        new Point(port, level),
        new Point(port, endY));
  }

  private static List<Point> detour(Rect s, double port, double endY, double x, double lane) {
    return List.of(
        new Point(s.centerX(), s.bottom()),
        new Point(s.centerX(), s.bottom() + lane),
        new Point(x, s.bottom() + lane),
        new Point(x, endY - lane),
        new Point(port, endY - lane),
        new Point(port, endY));
  }

  /// The gaps beside the boxes in between, the shortest way first.
  private List<Double> gutters(double from, double to, double y1, double y2, double reach) {
    double left = Math.min(from, to) - reach;
    double right = Math.max(from, to) + reach;
    double top = Math.min(y1, y2);
    Rect between = new Rect(left, top, right - left, Math.max(1, Math.abs(y2 - y1)));
    TreeSet<Double> xs = new TreeSet<>();
    for (Solid box : obstacles.in(between)) {
      xs.add(box.rect().x() - GUTTER);
      xs.add(box.rect().right() + GUTTER);
    }
    List<Double> ordered = new ArrayList<>(xs);
    ordered.sort(Comparator.comparingDouble(x -> Math.abs(x - from) + Math.abs(x - to)));
    return ordered.subList(0, Math.min(MAX_GUTTERS, ordered.size()));
  }
}
