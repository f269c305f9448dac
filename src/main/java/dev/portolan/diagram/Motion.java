package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way from one chart to the next: what is on both goes from where it was to where it is, what
/// is new stands there at once. Asked for a moment on the way it gives a chart that can be painted.
public final class Motion {
  /// Larger charts are not moved but shown.
  private static final int MOST = 20_000;

  /// What moves less than this many units is not worth a motion.
  private static final double STILL = 0.5;

  private final Diagram from;
  private final Diagram to;
  private final Map<ObjectRef, Mover> movers;

  /// Something that moves.
  record Mover(Rect was, Box is) {
    Box at(double share) {
      Rect b = is.rect();
      Rect rect =
          new Rect(
              was.x() + (b.x() - was.x()) * share,
              was.y() + (b.y() - was.y()) * share,
              was.width() + (b.width() - was.width()) * share,
              was.height() + (b.height() - was.height()) * share);
      return new Box(
          is.ref(), is.shape(), rect, is.title(), is.subtitle(), is.health(), is.facts());
    }
  }

  private Motion(Diagram from, Diagram to, Map<ObjectRef, Mover> movers) {
    this.from = from;
    this.to = to;
    this.movers = movers;
  }

  /// The way between two charts; none when nothing moves, or too much.
  public static Optional<Motion> between(Diagram from, Diagram to) {
    if (from.index() instanceof ChartIndex a
        && to.index() instanceof ChartIndex b
        && a.standsAs(b)) {
      return Optional.empty();
    }
    List<Box> boxes = to.boxes();
    if (from.boxes().isEmpty() || boxes.size() > MOST || from.boxes().size() > MOST) {
      return Optional.empty();
    }
    Map<ObjectRef, Mover> movers = new LinkedHashMap<>();
    for (Box box : boxes) {
      Rect was = from.box(box.ref()).map(Box::rect).orElse(box.rect());
      if (apart(was, box.rect())) {
        movers.put(box.ref(), new Mover(was, box));
      }
    }
    return movers.isEmpty() ? Optional.empty() : Optional.of(new Motion(from, to, movers));
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
    if (share >= 1) {
      return to;
    }
    double eased = share * share * (3 - 2 * share);
    Rect bounds = from.bounds().union(to.bounds());
    return new Diagram(
        to.generation(), bounds, to.about(), new OnTheWay(to, movers, eased), to.pinned(), null);
  }

  /// A chart of which some things are between two places. Their lines come back when they stand.
  static final class OnTheWay extends Index {
    private final Diagram to;
    private final Map<ObjectRef, Mover> movers;
    private final double share;

    OnTheWay(Diagram to, Map<ObjectRef, Mover> movers, double share) {
      this.to = to;
      this.movers = movers;
      this.share = share;
    }

    private Box now(Box box) {
      Mover mover = movers.get(box.ref());
      return mover == null ? box : mover.at(share);
    }

    private boolean rests(Route route) {
      return !movers.containsKey(route.from()) && !movers.containsKey(route.to());
    }

    @Override
    List<Box> boxes() {
      return to.boxes().stream().map(this::now).toList();
    }

    @Override
    List<Rect> frames() {
      return to.index().frames();
    }

    @Override
    Optional<World> world() {
      return to.index().world();
    }

    @Override
    Passages passages(Rect bounds, Rect box) {
      return to.index().passages(bounds, box);
    }

    @Override
    List<Solid> solids(Rect area) {
      return to.index().solids(area);
    }

    @Override
    List<Route> routes() {
      return to.routes().stream().filter(this::rests).toList();
    }

    @Override
    Optional<Box> box(ObjectRef ref) {
      @Nullable Mover mover = movers.get(ref);
      return mover == null ? to.box(ref) : Optional.of(mover.at(share));
    }

    @Override
    Optional<Box> hit(double x, double y) {
      return to.hit(x, y);
    }

    @Override
    List<Box> boxesIn(Rect area) {
      List<Box> found = new ArrayList<>();
      Stream.of(Shape.values()).forEach(s -> visit(s, area, Detail.ALL, found::add));
      return found;
    }

    @Override
    void visit(Shape shape, Rect area, Detail detail, Consumer<Box> found) {
      Consumer<Box> resting =
          box -> {
            if (!movers.containsKey(box.ref())) {
              found.accept(box);
            }
          };
      to.visit(shape, area, detail, resting);
      for (Mover mover : movers.values()) {
        if (mover.is().shape() == shape && shown(mover.is(), detail)) {
          Box box = mover.at(share);
          if (box.rect().intersects(area)) {
            found.accept(box);
          }
        }
      }
    }

    /// What lies in a tile is not shown, nor a pod that is one of too many.
    private static boolean shown(Box box, Detail detail) {
      return switch (box.shape()) {
        case NAMESPACE -> true;
        case POD ->
            detail.pods(1, box.rect().width())
                && !detail.tile(ObjectRef.namespace(box.ref().namespace()));
        default -> !detail.tile(ObjectRef.namespace(box.ref().namespace()));
      };
    }

    @Override
    Optional<ObjectRef> home(ObjectRef ref) {
      return to.home(ref);
    }

    @Override
    List<Load> loads(Rect area) {
      return to.index().loads(area);
    }

    @Override
    List<Load.Crew> crews(Rect area, Set<ObjectRef> without) {
      return to.index().crews(area, without);
    }

    @Override
    List<Route> routesIn(Rect area, Set<ObjectRef> without) {
      return to.index().routesIn(area, without).stream().filter(this::rests).toList();
    }

    @Override
    List<Route> routesOf(ObjectRef ref) {
      return to.routesOf(ref).stream().filter(this::rests).toList();
    }
  }
}
