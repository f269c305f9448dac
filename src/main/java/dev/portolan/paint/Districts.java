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

  /// A field and what is in it.
  ///
  /// @param things how many workloads or namespaces
  /// @param first the name of the one with the most pods
  record District(Rect rect, int things, String first, Tally pods) {}

  /// The fields that hold something.
  ///
  /// @param side how wide a field is at least, in chart units; it is doubled as often as needed
  /// @param most how many fields there may be
  static List<District> of(List<Box> things, Rect area, double side, int most) {
    double width = side;
    while (fields(area, width) > Math.max(1, most)) {
      width *= 2;
    }
    int columns = columns(area, width);
    int rows = rows(area, width);
    double stepX = area.width() / columns;
    double stepY = area.height() / rows;
    Map<Integer, District> found = new TreeMap<>();
    Map<Integer, Integer> largest = new TreeMap<>();
    for (Box thing : things) {
      int column = Math.clamp((long) ((thing.rect().centerX() - area.x()) / stepX), 0, columns - 1);
      int row = Math.clamp((long) ((thing.rect().centerY() - area.y()) / stepY), 0, rows - 1);
      int at = row * columns + column;
      Tally tally = thing.facts().tally();
      Rect rect = new Rect(area.x() + column * stepX, area.y() + row * stepY, stepX, stepY);
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
