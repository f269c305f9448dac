package dev.portolan.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A straight piece of free way on a chart, upright or level.
///
/// @param at its x when it is upright, else its y
/// @param low where it begins along its direction
/// @param high where it ends
record Lane(boolean upright, double at, double low, double high) {
  /// How much of the distance between a lane and the solid that it runs beside no other solid may
  /// take: gaps are not always quite as wide as they should be.
  private static final double SHARE = 0.7;

  /// A side of a box.
  enum Side {
    LEFT(false, -1),
    RIGHT(false, 1),
    TOP(true, -1),
    BOTTOM(true, 1);

    /// True where a line through this side is upright.
    final boolean upright;

    final int sign;

    Side(boolean upright, int sign) {
      this.upright = upright;
      this.sign = sign;
    }

    /// Where this side of a box is, along the direction of a line through it.
    double edge(Rect box) {
      return switch (this) {
        case LEFT -> box.x();
        case RIGHT -> box.right();
        case TOP -> box.y();
        case BOTTOM -> box.bottom();
      };
    }
  }

  boolean covers(double place) {
    return low <= place && place <= high;
  }

  Point point(double place) {
    return upright ? new Point(at, place) : new Point(place, at);
  }

  /// The free ways along the sides of solids, each as long as nothing stands in it.
  ///
  /// @param all what else stands in the way
  /// @param region where they may run
  /// @param distance from a side to its way
  static List<Lane> beside(List<Rect> solids, List<Rect> all, Rect region, double distance) {
    List<Lane> lanes = new ArrayList<>();
    for (boolean upright : new boolean[] {true, false}) {
      Map<Double, List<Rect>> sides = new TreeMap<>();
      for (Rect solid : solids) {
        double start = upright ? solid.x() : solid.y();
        double end = upright ? solid.right() : solid.bottom();
        sides.computeIfAbsent(start - distance, k -> new ArrayList<>()).add(solid);
        sides.computeIfAbsent(end + distance, k -> new ArrayList<>()).add(solid);
      }
      sides.forEach(
          (at, by) -> {
            for (Lane lane : free(all, region, upright, at, distance)) {
              if (by.stream().anyMatch(lane::runsBeside)) {
                lanes.add(lane);
              }
            }
          });
    }
    return lanes;
  }

  private boolean runsBeside(Rect solid) {
    return upright
        ? low < solid.bottom() && solid.y() < high
        : low < solid.right() && solid.x() < high;
  }

  /// The way straight out of a side of a box, from the middle of that side.
  static Lane out(Rect box, Side side, List<Rect> solids, Rect region, double distance) {
    double at = side.upright ? box.centerX() : box.centerY();
    double edge = side.edge(box);
    List<Rect> others = solids.stream().filter(s -> !s.equals(box)).toList();
    double probe = edge + side.sign * SHARE;
    for (Lane lane : free(others, region, side.upright, at, distance)) {
      if (lane.covers(probe)) {
        return side.sign > 0
            ? new Lane(side.upright, at, edge, lane.high)
            : new Lane(side.upright, at, lane.low, edge);
      }
    }
    return new Lane(side.upright, at, edge, edge);
  }

  /// The free way through a point, of no length when there is none.
  static Lane through(
      boolean upright, Point point, List<Rect> solids, Rect region, double distance) {
    double at = upright ? point.x() : point.y();
    double place = upright ? point.y() : point.x();
    return free(solids, region, upright, at, distance).stream()
        .filter(l -> l.covers(place))
        .findFirst()
        .orElse(new Lane(upright, at, place, place));
  }

  /// The free pieces of a line across a region.
  private static List<Lane> free(
      List<Rect> solids, Rect region, boolean upright, double at, double distance) {
    double slack = distance * SHARE;
    double from = upright ? region.y() : region.x();
    double to = upright ? region.bottom() : region.right();
    boolean within =
        upright
            ? at >= region.x() && at <= region.right()
            : at >= region.y() && at <= region.bottom();
    if (!within) {
      return List.of();
    }
    List<Rect> met = new ArrayList<>();
    for (Rect solid : solids) {
      double start = upright ? solid.x() : solid.y();
      double end = upright ? solid.right() : solid.bottom();
      if (start - slack < at && at < end + slack) {
        met.add(solid);
      }
    }
    met.sort(Comparator.comparingDouble(upright ? Rect::y : Rect::x));
    List<Lane> free = new ArrayList<>();
    double open = from;
    for (Rect solid : met) {
      double stop = (upright ? solid.y() : solid.x()) - slack;
      if (stop > open) {
        free.add(new Lane(upright, at, open, Math.min(stop, to)));
      }
      open = Math.max(open, (upright ? solid.bottom() : solid.right()) + slack);
    }
    if (open < to) {
      free.add(new Lane(upright, at, open, to));
    }
    return free;
  }
}
