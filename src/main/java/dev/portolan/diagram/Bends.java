package dev.portolan.diagram;

import java.util.ArrayList;
import java.util.List;

/// What can be done to ways of upright and level pieces.
final class Bends {
  private Bends() {}

  /// The same way without the points at which it does not bend.
  static List<Point> of(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (Point point : points) {
      if (!kept.isEmpty() && kept.getLast().equals(point)) {
        continue;
      }
      int size = kept.size();
      if (size > 1 && straight(kept.get(size - 2), kept.get(size - 1), point)) {
        kept.removeLast();
      }
      kept.add(point);
    }
    return kept;
  }

  private static boolean straight(Point a, Point b, Point c) {
    return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
  }

  /// Two ways one after the other.
  static List<Point> join(List<Point> first, List<Point> second) {
    List<Point> all = new ArrayList<>(first);
    all.addAll(second);
    return of(all);
  }

  /// The same way moved to one side, to the right as one goes.
  static List<Point> beside(List<Point> way, double aside) {
    if (aside == 0 || way.size() < 2) {
      return way;
    }
    List<Point> moved = new ArrayList<>();
    for (int i = 0; i < way.size(); i++) {
      Point before = way.get(Math.max(0, i - 1));
      Point here = way.get(i);
      Point after = way.get(Math.min(way.size() - 1, i + 1));
      double dx =
          shift(before, here, true) == 0 ? shift(here, after, true) : shift(before, here, true);
      double dy =
          shift(before, here, false) == 0 ? shift(here, after, false) : shift(before, here, false);
      moved.add(new Point(here.x() + dx * aside, here.y() + dy * aside));
    }
    return moved;
  }

  /// How far a piece moves in one direction when it moves by one to its right.
  private static double shift(Point a, Point b, boolean x) {
    double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
    if (length == 0) {
      return 0;
    }
    return x ? (a.y() - b.y()) / length : (b.x() - a.x()) / length;
  }
}
