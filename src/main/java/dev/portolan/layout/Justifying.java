package dev.portolan.layout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Lets places of a packed chart grow to the right and down to a neighbour's edge where that is
/// near: edges line up, and there is room for more. Only what begins within reach is looked at, so
/// ten thousand places cost little more than ten times what a thousand do.
final class Justifying {
  private static final double STRETCH = 100;
  static final double STRETCH_SHARE = 0.22;

  private final double gap;
  private final Area[] areas;
  private final Area all;
  private final Edges tops;
  private final Edges lefts;

  /// Places in the order of where they begin, which growing does not change.
  private static final class Edges {
    private final int[] order;
    private final double[] at;

    Edges(Area[] areas, ToDoubleFunction<Area> edge) {
      order =
          IntStream.range(0, areas.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> edge.applyAsDouble(areas[i])))
              .mapToInt(i -> i)
              .toArray();
      at = Arrays.stream(order).mapToDouble(i -> edge.applyAsDouble(areas[i])).toArray();
    }

    /// The first that begins there or later.
    int from(double edge) {
      int found = Arrays.binarySearch(at, edge);
      int first = found < 0 ? -found - 1 : found;
      while (first > 0 && at[first - 1] == edge) {
        first--;
      }
      return first;
    }
  }

  private Justifying(List<Area> places, double gap) {
    this.gap = gap;
    this.areas = places.toArray(Area[]::new);
    this.all = places.stream().reduce(Area::union).orElse(new Area(0, 0, 0, 0));
    this.tops = new Edges(areas, Area::y);
    this.lefts = new Edges(areas, Area::x);
  }

  /// The places, grown, in the same order.
  static List<Area> of(List<Area> places, double gap) {
    return new Justifying(places, gap).grown();
  }

  /// How much larger than needed a place may be for its edges' sake.
  static double stretch(double size) {
    return Math.max(STRETCH, size * STRETCH_SHARE);
  }

  private List<Area> grown() {
    for (int i = 0; i < areas.length; i++) {
      Area a = areas[i];
      a = new Area(a.x(), a.y(), a.width(), stretched(a.height(), below(a) - a.y()));
      areas[i] = new Area(a.x(), a.y(), stretched(a.width(), beside(a) - a.x()), a.height());
    }
    return List.of(areas);
  }

  /// Where the nearest one below begins, or the chart ends.
  private double below(Area a) {
    double reach = a.bottom() + stretch(a.height()) + gap;
    for (int n = tops.from(a.bottom()); n < areas.length && tops.at[n] <= reach; n++) {
      Area o = areas[tops.order[n]];
      if (o.x() < a.right() + gap && a.x() < o.right() + gap) {
        return o.y() - gap;
      }
    }
    return all.bottom();
  }

  private double beside(Area a) {
    double reach = a.right() + stretch(a.width()) + gap;
    for (int n = lefts.from(a.right()); n < areas.length && lefts.at[n] <= reach; n++) {
      Area o = areas[lefts.order[n]];
      if (o.y() < a.bottom() + gap && a.y() < o.bottom() + gap) {
        return o.x() - gap;
      }
    }
    return all.right();
  }

  private static double stretched(double size, double possible) {
    return possible <= size + stretch(size) ? Math.max(size, possible) : size;
  }
}
