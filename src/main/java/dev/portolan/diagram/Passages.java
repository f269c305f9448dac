package dev.portolan.diagram;

import dev.portolan.diagram.Lane.Side;
import dev.portolan.diagram.LaneNet.Spot;
import dev.portolan.diagram.LaneNet.Way;
import dev.portolan.layout.Metrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The ways from one box of a chart to others: out between the cards of its namespace, along the
/// corridors between namespaces, and in between the cards of another. They run through no box but
/// the one that they lead to. Ways into one namespace are one until they are inside, and ways from
/// one box share corridors as long as they can.
public final class Passages {
  /// From a namespace's border to the middle of the corridor beside it.
  static final double CORRIDOR = Metrics.NAMESPACE_GAP / 2;

  /// How near to the corner of a namespace a way may enter it.
  private static final double INSET = 14;

  private final Index index;
  private final Rect bounds;
  private final Rect subject;
  private final List<Rect> frames;
  private final @Nullable Rect home;
  private final List<Lane> corridors;
  private final LaneNet net;
  private final LaneNet.Tree tree;

  Passages(Index index, Rect bounds, Rect subject) {
    this.index = index;
    this.bounds = bounds.grow(CORRIDOR);
    this.subject = subject;
    this.frames = index.frames();
    this.home = frames.stream().filter(f -> f.contains(subject)).findFirst().orElse(null);
    corridors = Lane.beside(frames, frames, this.bounds, CORRIDOR);
    List<Lane> lanes = new ArrayList<>(corridors);
    List<Spot> starts;
    Rect world = index.world().map(World::rect).orElse(null);
    if (subject.equals(world)) {
      starts = down(frames, subject);
      starts.forEach(s -> lanes.add(s.lane()));
    } else if (home == null || home.equals(subject)) {
      List<Lane> out = new ArrayList<>();
      for (Side side : Side.values()) {
        out.add(Lane.out(subject, side, frames, this.bounds, CORRIDOR));
      }
      lanes.addAll(out);
      starts = LaneNet.sides(subject, out);
    } else {
      Yard yard = new Yard(index, home, List.of(subject));
      lanes.addAll(yard.lanes());
      starts =
          yard.doors(subject).stream().map(d -> new Spot(abroad(d.lane()), d.place())).toList();
      starts.forEach(s -> lanes.add(s.lane()));
    }
    net = new LaneNet(lanes);
    tree = net.from(starts);
  }

  /// The ways out of the band of the outside world: down at the middle of each namespace, and
  /// between them.
  private List<Spot> down(List<Rect> all, Rect band) {
    List<Rect> others = all.stream().filter(f -> !f.equals(band)).toList();
    Set<Double> places = new TreeSet<>();
    others.forEach(
        f -> {
          places.add(f.centerX());
          places.add(f.x() - CORRIDOR);
        });
    List<Spot> starts = new ArrayList<>();
    for (double x : places) {
      if (x > band.x() && x < band.right()) {
        Rect gate = new Rect(x, band.y(), 0, band.height());
        starts.add(new Spot(Lane.out(gate, Side.BOTTOM, others, bounds, CORRIDOR), band.bottom()));
      }
    }
    return starts;
  }

  /// The way to another namespace's border, near the middle of its upper edge if it can be.
  List<Point> downTo(Rect frame) {
    return trunk(landing(frame, new Point(frame.centerX(), frame.y()), false), frame);
  }

  /// A way straight out of a namespace, as far as it is free beyond the corridor too.
  private Lane abroad(Lane out) {
    Lane longer = out;
    for (double end : new double[] {out.low(), out.high()}) {
      Point point = out.point(end);
      if (home != null && !home.contains(point.x(), point.y())) {
        Lane beyond = Lane.through(out.upright(), point, frames, bounds, CORRIDOR);
        longer =
            new Lane(
                out.upright(),
                out.at(),
                Math.min(longer.low(), beyond.low()),
                Math.max(longer.high(), beyond.high()));
      }
    }
    return longer;
  }

  /// The ways to boxes that stand in one frame, be it another's or the one that the ways begin in;
  /// to the frame itself where it is asked for.
  Map<Rect, List<Point>> ways(Rect frame, Collection<Rect> boxes) {
    if (boxes.contains(frame)) {
      Map<Rect, List<Point>> ways = new LinkedHashMap<>();
      ways.put(frame, toBorder(frame));
      List<Rect> rest = boxes.stream().filter(b -> !b.equals(frame)).toList();
      ways.putAll(rest.isEmpty() ? Map.of() : ways(frame, rest));
      return ways;
    }
    return frame.equals(home) ? within(boxes) : into(frame, boxes).ways();
  }

  /// The frame that a box stands in, if there is one.
  Optional<Rect> frame(Rect box) {
    return frames.stream().filter(f -> f.contains(box)).findFirst();
  }

  /// The ways into a namespace.
  ///
  /// @param trunk as far as its border
  /// @param ways by the box that each leads to, from the very beginning
  record Entry(List<Point> trunk, Map<Rect, List<Point>> ways) {}

  /// The way to a box, wherever it stands.
  List<Point> to(Rect box) {
    return frame(box)
        .map(f -> ways(f, List.of(box)).get(box))
        .orElseGet(() -> straight(subject, box));
  }

  /// The way to another namespace's border.
  List<Point> toBorder(Rect frame) {
    return trunk(landing(frame, middle(subject), false), frame);
  }

  private List<Point> trunk(Landing landing, Rect frame) {
    return landing.way().points().isEmpty()
        ? straight(subject, frame)
        : Bends.join(landing.way().points(), List.of(landing.border()));
  }

  /// The way to a place at the chart's edge; it ends there, or at what stands before it.
  List<Point> to(Point place) {
    List<Rect> others = frames.stream().filter(f -> !f.contains(place.x(), place.y())).toList();
    Lane lane = Lane.through(true, place, others, bounds, CORRIDOR);
    Way best = Way.NONE;
    for (Lane level : corridors) {
      if (!level.upright() && level.covers(place.x()) && lane.covers(level.at())) {
        Way way = tree.to(new Spot(level, place.x()));
        double cost = way.cost() + Math.abs(level.at() - place.y());
        if (cost < best.cost()) {
          best = new Way(way.points(), cost);
        }
      }
    }
    return best.points().isEmpty()
        ? straight(subject, new Rect(place.x(), place.y(), 0, 0))
        : Bends.join(best.points(), List.of(place));
  }

  /// The ways to boxes inside another namespace; where they enter it they are one.
  Entry into(Rect frame, Collection<Rect> boxes) {
    Rect all = boxes.stream().reduce(Rect::union).orElse(frame);
    Landing landing = landing(frame, middle(all), true);
    Yard yard = new Yard(index, frame, boxes);
    Lane entry = yard.entry(landing.side().upright, landing.ring());
    List<Lane> lanes = new ArrayList<>(yard.lanes());
    lanes.add(entry);
    List<Lane> around =
        Lane.beside(List.of(frame), List.of(), frame.grow(CORRIDOR + 0.5), CORRIDOR);
    lanes.addAll(around);
    LaneNet.Tree inside =
        new LaneNet(lanes).from(List.of(new Spot(entry, along(landing.side(), landing.ring()))));
    Map<Rect, List<Point>> ways = new LinkedHashMap<>();
    for (Rect box : boxes) {
      List<Point> end = best(inside, yard.doors(box));
      boolean found = !end.isEmpty() && !landing.way().points().isEmpty();
      ways.put(box, found ? Bends.join(landing.way().points(), end) : straight(subject, box));
    }
    return new Entry(trunk(landing, frame), ways);
  }

  /// The ways to boxes of the same namespace.
  Map<Rect, List<Point>> within(Collection<Rect> boxes) {
    if (home == null) {
      return Map.of();
    }
    List<Rect> ends = new ArrayList<>(boxes);
    ends.add(subject);
    Yard yard = new Yard(index, home, ends);
    List<Lane> lanes = new ArrayList<>(yard.lanes());
    lanes.addAll(Lane.beside(List.of(home), List.of(), home.grow(CORRIDOR + 0.5), CORRIDOR));
    LaneNet.Tree inside = new LaneNet(lanes).from(yard.doors(subject));
    Map<Rect, List<Point>> ways = new LinkedHashMap<>();
    for (Rect box : boxes) {
      List<Point> way = best(inside, yard.doors(box));
      ways.put(box, way.isEmpty() ? straight(subject, box) : way);
    }
    return ways;
  }

  private static List<Point> best(LaneNet.Tree tree, List<Spot> ends) {
    return ends.stream()
        .map(tree::to)
        .min(Comparator.comparingDouble(Way::cost))
        .map(Way::points)
        .orElse(Collections.emptyList());
  }

  /// Where a way meets a namespace.
  ///
  /// @param ring the place in the corridor before the border
  private record Landing(Side side, Point ring, Point border, Way way) {}

  /// The best place to land at a namespace.
  ///
  /// @param aim what the way is to come near to
  /// @param inside true when it goes on inside: then not through the heading
  private Landing landing(Rect frame, Point aim, boolean inside) {
    Landing best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Side side : Side.values()) {
      if (inside && side == Side.TOP) {
        continue;
      }
      double edge = side.edge(frame);
      double place =
          side.upright
              ? Math.clamp(aim.x(), frame.x() + inset(frame), frame.right() - inset(frame))
              : Math.clamp(aim.y(), frame.y() + inset(frame), frame.bottom() - inset(frame));
      Point border = side.upright ? new Point(place, edge) : new Point(edge, place);
      double out = edge + side.sign * CORRIDOR;
      Point ring = side.upright ? new Point(place, out) : new Point(out, place);
      Way way = tree.to(new Spot(net.through(!side.upright, ring), place));
      double rest = inside ? Math.abs(ring.x() - aim.x()) + Math.abs(ring.y() - aim.y()) : 0;
      if (best == null || way.cost() + rest < least) {
        best = new Landing(side, ring, border, way);
        least = way.cost() + rest;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static double inset(Rect frame) {
    return Math.min(INSET, Math.min(frame.width(), frame.height()) / 2);
  }

  private static double along(Side side, Point point) {
    return side.upright ? point.y() : point.x();
  }

  private static Point middle(Rect box) {
    return new Point(box.centerX(), box.centerY());
  }

  /// From border to border as the crow flies: for boxes that no free way leads to, such as those
  /// that were dragged over one another.
  private static List<Point> straight(Rect from, Rect to) {
    Curves.Gate end = Curves.gate(from, to, INSET);
    Curves.Gate start = Curves.gate(to, from, INSET);
    return List.of(new Point(start.x(), start.y()), new Point(end.x(), end.y()));
  }
}
