package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import java.util.ArrayList;
import java.util.List;

/// The boxes that no line may run through: all but the frames of namespaces and the pods inside
/// workloads.
final class Obstacles {
  private static final double CLEARANCE = 2;

  private final List<Box> boxes;
  private final Grid grid;

  Obstacles(Rect bounds, List<Box> boxes) {
    this.boxes = boxes;
    grid = new Grid(bounds, boxes.size());
    for (int i = 0; i < boxes.size(); i++) {
      grid.add(i, boxes.get(i).rect());
    }
  }

  /// True when a line of upright and level pieces meets nothing but its own two ends.
  boolean clear(List<Point> points, Box from, Box to) {
    for (int i = 1; i < points.size(); i++) {
      Rect piece = piece(points.get(i - 1), points.get(i));
      for (Box box : in(piece)) {
        if (!box.ref().equals(from.ref()) && !box.ref().equals(to.ref())) {
          return false;
        }
      }
    }
    return true;
  }

  List<Box> in(Rect area) {
    List<Box> found = new ArrayList<>();
    grid.in(area).stream()
        .mapToObj(boxes::get)
        .filter(b -> b.rect().intersects(area))
        .forEach(found::add);
    return found;
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
