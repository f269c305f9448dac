package dev.portolan.diagram;

import java.util.List;

/// The things that no line may run through: all but the frames of namespaces and the pods inside
/// workloads.
interface Obstacles {
  double CLEARANCE = 2;

  /// Those that touch an area.
  List<Solid> in(Rect area);

  /// True when a line of upright and level pieces meets nothing but its own two ends.
  default boolean clear(List<Point> points, Solid from, Solid to) {
    for (int i = 1; i < points.size(); i++) {
      for (Solid solid : in(piece(points.get(i - 1), points.get(i)))) {
        if (!solid.ref().equals(from.ref()) && !solid.ref().equals(to.ref())) {
          return false;
        }
      }
    }
    return true;
  }

  private static Rect piece(Point a, Point b) {
    return new Rect(
            Math.min(a.x(), b.x()),
            Math.min(a.y(), b.y()),
            Math.abs(a.x() - b.x()),
            Math.abs(a.y() - b.y()))
        .grow(CLEARANCE);
  }
}
