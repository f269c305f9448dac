package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The way from one chart to the next: what is on both goes from where it was to where it is, what
/// is new stands there at once. Asked for a moment on the way it gives a chart that can be painted,
/// and looks only at what the painter looks at.
public final class Motion {
  /// Larger charts are not moved but shown.
  private static final int MOST = 20_000;

  /// What moves less than this many units is not worth a motion.
  private static final double STILL = 0.5;

  private final Diagram from;
  private final Diagram to;

  private Motion(Diagram from, Diagram to) {
    this.from = from;
    this.to = to;
  }

  /// The way between two charts; none when nothing moves, or too much.
  public static Optional<Motion> between(Diagram from, Diagram to) {
    List<Box> boxes = to.boxes();
    if (from.boxes().isEmpty() || boxes.size() > MOST || from.boxes().size() > MOST) {
      return Optional.empty();
    }
    if (from.index() instanceof ChartIndex a && to.index() instanceof ChartIndex b) {
      return a.standsAs(b) ? Optional.empty() : Optional.of(new Motion(from, to));
    }
    for (Box box : boxes) {
      Optional<Box> was = from.box(box.ref());
      if (was.isPresent() && apart(was.get().rect(), box.rect())) {
        return Optional.of(new Motion(from, to));
      }
    }
    return Optional.empty();
  }

  private static boolean apart(Rect a, Rect b) {
    return Math.abs(a.x() - b.x()) > STILL
        || Math.abs(a.y() - b.y()) > STILL
        || Math.abs(a.width() - b.width()) > STILL
        || Math.abs(a.height() - b.height()) > STILL;
  }

  public Diagram from() {
    return from;
  }

  /// The chart at a moment.
  ///
  /// @param share from 0, the earlier chart, to 1
  public Diagram at(double share) {
    double eased = share * share * (3 - 2 * share);
    Rect bounds = from.bounds().union(to.bounds());
    return share >= 1
        ? to
        : new Diagram(to.generation(), bounds, to.about(), new OnTheWay(from, to, eased), null);
  }

  /// A chart of which everything is somewhere between two places.
  static final class OnTheWay extends Index {
    private final Diagram from;
    private final Diagram to;
    private final double share;

    OnTheWay(Diagram from, Diagram to, double share) {
      this.from = from;
      this.to = to;
      this.share = share;
    }

    private Box moved(Box box) {
      Box was = from.box(box.ref()).orElse(box);
      Rect a = was.rect();
      Rect b = box.rect();
      Rect rect =
          new Rect(
              mix(a.x(), b.x()),
              mix(a.y(), b.y()),
              mix(a.width(), b.width()),
              mix(a.height(), b.height()));
      return new Box(
          box.ref(), box.shape(), rect, box.title(), box.subtitle(), box.health(), box.facts());
    }

    private double mix(double a, double b) {
      return a + (b - a) * share;
    }

    @Override
    List<Box> boxes() {
      return to.boxes().stream().map(this::moved).toList();
    }

    @Override
    List<Route> routes() {
      return to.routes().stream().filter(this::rests).toList();
    }

    @Override
    Optional<Box> box(ObjectRef ref) {
      return to.box(ref).map(this::moved);
    }

    @Override
    Optional<Box> hit(double x, double y) {
      return to.hit(x, y);
    }

    @Override
    List<Box> boxesIn(Rect area) {
      List<Box> found = new ArrayList<>();
      for (Shape shape : Shape.values()) {
        visit(shape, area, true, found::add);
      }
      return found;
    }

    @Override
    void visit(Shape shape, Rect area, boolean words, Consumer<Box> found) {
      Set<ObjectRef> seen = new HashSet<>();
      Consumer<Box> on =
          box -> {
            if (seen.add(box.ref())) {
              Box now = moved(box);
              if (now.rect().intersects(area)) {
                found.accept(now);
              }
            }
          };
      to.visit(shape, area, words, on);
      from.visit(shape, area, words, was -> to.box(was.ref()).ifPresent(on));
    }

    @Override
    List<Route> routesIn(Rect area) {
      return to.routesIn(area).stream().filter(this::rests).toList();
    }

    @Override
    List<Route> routesOf(ObjectRef ref) {
      return to.routesOf(ref).stream().filter(this::rests).toList();
    }

    /// True for a line between things that stand still; others come back when all do.
    private boolean rests(Route route) {
      return still(route.from()) && still(route.to());
    }

    private boolean still(ObjectRef ref) {
      Optional<Box> is = to.box(ref);
      Optional<Box> was = from.box(ref);
      return is.isPresent() && was.isPresent() && !apart(is.get().rect(), was.get().rect());
    }
  }
}
