package dev.portolan.paint;

import dev.portolan.diagram.Point;
import java.util.List;
import java.util.stream.IntStream;

/// Measures of a line of straight pieces; a piece has the number of the point that it ends at.
final class Polyline {
  private Polyline() {}

  static double length(List<Point> line, int piece) {
    Point a = line.get(piece - 1);
    Point b = line.get(piece);
    return Math.hypot(b.x() - a.x(), b.y() - a.y());
  }

  static double length(List<Point> line) {
    return IntStream.range(1, line.size()).mapToDouble(i -> length(line, i)).sum();
  }

  /// The longest of the last few pieces.
  static int longest(List<Point> line, int few) {
    int best = line.size() - 1;
    for (int i = Math.max(1, line.size() - few); i < line.size(); i++) {
      best = length(line, i) > length(line, best) ? i : best;
    }
    return best;
  }

  static Point middle(List<Point> line, int piece) {
    return between(line.get(piece - 1), line.get(piece), 0.5);
  }

  /// The place on a line that a part of its length leads to, from 0 to 1.
  static Point at(List<Point> line, double part) {
    double left = length(line) * part;
    for (int i = 1; i < line.size(); i++) {
      double length = length(line, i);
      if (left <= length && length > 0) {
        return between(line.get(i - 1), line.get(i), left / length);
      }
      left -= length;
    }
    return line.getLast();
  }

  private static Point between(Point a, Point b, double part) {
    return new Point(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part);
  }
}
