package dev.portolan.diagram;

import dev.portolan.diagram.Lane.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Lanes and where they cross: finds the shortest ways with few bends from one place to all others.
final class LaneNet {
  /// What a bend costs, in chart units of way.
  static final double BEND = 40;

  private final List<Lane> lanes;

  /// The crossings of each lane, in their order along it.
  private final int[][] along;

  /// Of each crossing the upright and the level lane.
  private final int[] uprights;

  private final int[] levels;

  LaneNet(List<Lane> all) {
    lanes =
        all.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Lane::upright)
                    .thenComparingDouble(Lane::at)
                    .thenComparingDouble(Lane::low)
                    .thenComparingDouble(Lane::high))
            .toList();
    along = new int[lanes.size()][];
    int firstUpright = find(true, Double.NEGATIVE_INFINITY);
    int[] ups = new int[64];
    int[] levs = new int[64];
    int count = 0;
    int[] sizes = new int[lanes.size()];
    for (int up = firstUpright; up < lanes.size(); up++) {
      Lane u = lanes.get(up);
      for (int lev = find(false, u.low()); lev < firstUpright; lev++) {
        Lane l = lanes.get(lev);
        if (l.at() > u.high()) {
          break;
        }
        if (l.covers(u.at())) {
          if (count == ups.length) {
            ups = Arrays.copyOf(ups, 2 * count);
            levs = Arrays.copyOf(levs, 2 * count);
          }
          ups[count] = up;
          levs[count] = lev;
          sizes[up]++;
          sizes[lev]++;
          count++;
        }
      }
    }
    uprights = Arrays.copyOf(ups, count);
    levels = Arrays.copyOf(levs, count);
    Arrays.setAll(along, i -> new int[sizes[i]]);
    Arrays.fill(sizes, 0);
    for (int i = 0; i < count; i++) {
      along[uprights[i]][sizes[uprights[i]]++] = i;
      along[levels[i]][sizes[levels[i]]++] = i;
    }
  }

  /// The first lane of a direction that is not before a place.
  private int find(boolean upright, double at) {
    int low = 0;
    int high = lanes.size();
    while (low < high) {
      int middle = (low + high) / 2;
      Lane lane = lanes.get(middle);
      boolean before = lane.upright() == upright ? lane.at() < at : !lane.upright();
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  /// A place on a lane.
  record Spot(Lane lane, double place) {
    Point point() {
      return lane.point(place);
    }
  }

  /// The lane of a direction that passes through a point, or one without length.
  Lane through(boolean upright, Point point) {
    double at = upright ? point.x() : point.y();
    double place = upright ? point.y() : point.x();
    for (int i = find(upright, at); i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (lane.upright() != upright || lane.at() > at) {
        break;
      }
      if (lane.covers(place)) {
        return lane;
      }
    }
    return new Lane(upright, at, place, place);
  }

  /// The shortest ways from some places; each may cost something to begin with.
  Tree from(List<Spot> starts) {
    return new Tree(starts);
  }

  /// A way and what it costs.
  record Way(List<Point> points, double cost) {
    static final Way NONE = new Way(List.of(), Double.POSITIVE_INFINITY);
  }

  /// All shortest ways from one thing. At a crossing one arrives either upright or level: two
  /// states for each.
  final class Tree {
    private final double[] costs;
    private final int[] before;
    private final Spot[] begins;

    private record Reached(int state, double cost) {}

    private final PriorityQueue<Reached> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Reached::cost).thenComparingInt(Reached::state));

    private Tree(List<Spot> starts) {
      costs = new double[2 * uprights.length];
      before = new int[2 * uprights.length];
      begins = new Spot[2 * uprights.length];
      Arrays.fill(costs, Double.POSITIVE_INFINITY);
      Arrays.fill(before, -1);
      for (Spot start : starts) {
        int lane = index(start.lane());
        for (int crossing : near(lane, start.place())) {
          int state = 2 * crossing + (start.lane().upright() ? 1 : 0);
          if (reach(state, Math.abs(place(crossing, lane) - start.place()), -1)) {
            begins[state] = start;
          }
        }
      }
      while (!queue.isEmpty()) {
        Reached next = queue.remove();
        if (next.cost() <= costs[next.state()]) {
          expand(next.state(), next.cost());
        }
      }
    }

    private boolean reach(int state, double cost, int from) {
      if (cost >= costs[state]) {
        return false;
      }
      costs[state] = cost;
      before[state] = from;
      queue.add(new Reached(state, cost));
      return true;
    }

    private void expand(int state, double cost) {
      int crossing = state / 2;
      boolean upright = state % 2 == 1;
      reach(state ^ 1, cost + BEND, state);
      int lane = upright ? uprights[crossing] : levels[crossing];
      int at = Arrays.binarySearch(along[lane], crossing);
      for (int step = -1; step <= 1; step += 2) {
        if (at + step >= 0 && at + step < along[lane].length) {
          int next = along[lane][at + step];
          double far = Math.abs(place(next, lane) - place(crossing, lane));
          reach(2 * next + (upright ? 1 : 0), cost + far, state);
        }
      }
    }

    /// The way to a place; without points where there is none.
    Way to(Spot end) {
      int lane = index(end.lane());
      boolean upright = end.lane().upright();
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int crossing : near(lane, end.place())) {
        double far = Math.abs(place(crossing, lane) - end.place());
        for (int turn = 0; turn < 2; turn++) {
          int state = (2 * crossing + (upright ? 1 : 0)) ^ turn;
          double cost = costs[state] + far + turn * BEND;
          if (cost < least) {
            best = state;
            least = cost;
          }
        }
      }
      if (best < 0) {
        return Way.NONE;
      }
      List<Point> points = new ArrayList<>();
      points.add(end.point());
      for (int state = best; state >= 0; state = before[state]) {
        points.add(crossing(state / 2));
        Spot begin = before[state] < 0 ? begins[state] : null;
        if (begin != null) {
          points.add(begin.point());
        }
      }
      return new Way(List.copyOf(Bends.of(points.reversed())), least);
    }
  }

  private int index(Lane lane) {
    for (int i = find(lane.upright(), lane.at()); i < lanes.size(); i++) {
      if (lanes.get(i).equals(lane)) {
        return i;
      }
      if (lanes.get(i).at() > lane.at()) {
        break;
      }
    }
    return -1;
  }

  private Point crossing(int crossing) {
    return new Point(lanes.get(uprights[crossing]).at(), lanes.get(levels[crossing]).at());
  }

  private double place(int crossing, int lane) {
    return lanes.get(lane).upright()
        ? lanes.get(levels[crossing]).at()
        : lanes.get(uprights[crossing]).at();
  }

  /// The crossings of a lane next to a place, one on each side.
  private int[] near(int lane, double place) {
    if (lane < 0) {
      return new int[0];
    }
    int[] all = along[lane];
    int low = 0;
    int high = all.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (place(all[middle], lane) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Arrays.copyOfRange(all, Math.max(0, low - 1), Math.min(all.length, low + 1));
  }

  /// The middles of a box's sides on the lanes that lead out of it.
  static List<Spot> sides(Rect box, List<Lane> out) {
    List<Spot> spots = new ArrayList<>();
    for (Lane lane : out) {
      for (Side side : Side.values()) {
        double edge = side.edge(box);
        if (lane.upright() == side.upright
            && (side.sign > 0 ? lane.low() == edge : lane.high() == edge)) {
          spots.add(new Spot(lane, edge));
        }
      }
    }
    return spots;
  }
}
