package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.diagram.Rect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What lies in an area, put together by place where there is too much of it to show each: the area
/// is cut into equal fields, and each tells how many things are in it and how their pods are.
final class Districts {
  private static final double SHAPE = 0.6;

  private Districts() {}

  /// The equal fields that an area is cut into.
  record Grid(Rect area, int columns, int rows) {
    /// @param side how wide a field is at least, in chart units; it is doubled as often as needed
    /// @param most how many fields there may be
    static Grid of(Rect area, double side, int most) {
      double width = side;
      while (fields(area, width) > Math.max(1, most)) {
        width *= 2;
      }
      return new Grid(area, Districts.columns(area, width), Districts.rows(area, width));
    }

    /// The number of the field that a thing is counted in.
    int at(Box thing) {
      Rect r = thing.rect();
      int column = Math.clamp((long) ((r.centerX() - area.x()) / width()), 0, columns - 1);
      int row = Math.clamp((long) ((r.centerY() - area.y()) / height()), 0, rows - 1);
      return row * columns + column;
    }

    Rect field(int at) {
      int row = at / columns;
      return new Rect(
          area.x() + (at % columns) * width(), area.y() + row * height(), width(), height());
    }

    private double width() {
      return area.width() / columns;
    }

    private double height() {
      return area.height() / rows;
    }
  }

  /// A field and what is in it.
  ///
  /// @param things how many workloads or namespaces
  /// @param first the name of the one with the most pods
  record District(Rect rect, int things, String first, Tally pods) {}

  /// The fields that hold something.
  static List<District> of(List<Box> things, Grid grid) {
    Map<Integer, District> found = new TreeMap<>();
    Map<Integer, Integer> largest = new TreeMap<>();
    for (Box thing : things) {
      int at = grid.at(thing);
      Tally tally = thing.facts().tally();
      Rect rect = grid.field(at);
      boolean larger = tally.total() > largest.getOrDefault(at, -1);
      if (larger) {
        largest.put(at, tally.total());
      }
      found.merge(
          at,
          new District(rect, 1, thing.title(), tally),
          (a, b) ->
              new District(
                  rect, a.things() + 1, larger ? b.first() : a.first(), sum(a.pods(), tally)));
    }
    return List.copyOf(found.values());
  }

  private static int fields(Rect area, double width) {
    return columns(area, width) * rows(area, width);
  }

  private static int columns(Rect area, double width) {
    return (int) Math.max(1, area.width() / width);
  }

  private static int rows(Rect area, double width) {
    return (int) Math.max(1, area.height() / (width * SHAPE));
  }

  private static Tally sum(Tally a, Tally b) {
    return new Tally(
        a.good() + b.good(), a.warn() + b.warn(), a.bad() + b.bad(), a.idle() + b.idle());
  }
}
