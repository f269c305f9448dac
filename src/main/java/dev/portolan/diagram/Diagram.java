package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Scene;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A chart, ready to paint: boxes from the outermost to the innermost, and the routes between them.
/// One is as large as its cluster, so two are equal only when they are the same one.
public final class Diagram {
  /// What the world outside the cluster is called by.
  public static final ObjectRef WORLD = Scene.WORLD;

  public static final Diagram EMPTY = of(0, Rect.ZERO, List.of(), List.of());

  private final long generation;
  private final Rect bounds;
  private final About about;
  private final Index index;
  private final DiagramBuilder.@Nullable Stages stages;
  private final Set<ObjectRef> pinned;

  /// @param pinned what the user has put where it stands
  /// @param stages what it was made of, for the next one; null for a chart that is given
  Diagram(
      long generation,
      Rect bounds,
      About about,
      Index index,
      Set<ObjectRef> pinned,
      DiagramBuilder.@Nullable Stages stages) {
    this.pinned = Set.copyOf(pinned);
    this.generation = generation;
    this.bounds = bounds;
    this.about = about;
    this.index = index;
    this.stages = stages;
  }

  public static Diagram of(long generation, Rect bounds, List<Box> boxes, List<Route> routes) {
    return of(generation, bounds, boxes, routes, About.NOTHING);
  }

  public static Diagram of(
      long generation, Rect bounds, List<Box> boxes, List<Route> routes, About about) {
    return new Diagram(
        generation, bounds, about, new FlatIndex(bounds, boxes, routes), Set.of(), null);
  }

  /// The snapshot's generation that it shows.
  public long generation() {
    return generation;
  }

  public Rect bounds() {
    return bounds;
  }

  /// What the chart is of, for a title.
  public About about() {
    return about;
  }

  DiagramBuilder.@Nullable Stages stages() {
    return stages;
  }

  Index index() {
    return index;
  }

  /// All boxes, parents before children. A large chart makes each when it is asked for.
  public List<Box> boxes() {
    return index.boxes();
  }

  /// The boxes part by part, in the same order.
  public List<Part> parts() {
    return index.parts();
  }

  /// All routes; a large chart makes them anew each time.
  public List<Route> routes() {
    return index.routes();
  }

  /// One thing on the chart.
  ///
  /// @param subtitle a second line such as an address, or empty
  /// @param health drives its marks; never colour alone
  public record Box(
      ObjectRef ref,
      Shape shape,
      Rect rect,
      String title,
      String subtitle,
      Health health,
      Facts facts) {
    /// True for a group that is no object of the cluster, such as a zone.
    public boolean made() {
      return Scene.made(ref);
    }

    /// What a frame stands for, in the singular.
    public String sort() {
      return Scene.sort(ref);
    }

    /// True for a frame around other frames, as a zone is around its nodes.
    public boolean aroundFrames() {
      return Scene.zone(ref);
    }

    public Box(
        ObjectRef ref, Shape shape, Rect rect, String title, String subtitle, Health health) {
      this(ref, shape, rect, title, subtitle, health, Facts.NONE);
    }
  }

  /// How a box is drawn.
  public enum Shape {
    NAMESPACE,
    WORKLOAD,
    POD,
    SERVICE,
    INGRESS
  }

  /// How a thing is.
  public enum Health {
    GOOD,
    /// Some of it is not ready, or it is on its way.
    WARN,
    /// It does not work: crash loop, no endpoints.
    BAD,
    /// It has ended, or nothing is known.
    IDLE
  }

  /// A line from one box to another, bent around what it must not cross.
  ///
  /// @param ready false when it leads to something that is not ready
  /// @param quiet true when it is only drawn while one of its ends is hovered or selected
  /// @param words what is written on it: hosts, paths, where TLS ends; mostly empty
  public record Route(
      ObjectRef from,
      ObjectRef to,
      Relation relation,
      List<Point> points,
      boolean ready,
      boolean quiet,
      String words) {
    public Route {
      points = List.copyOf(points);
    }

    /// One on which nothing is written.
    public Route(
        ObjectRef from,
        ObjectRef to,
        Relation relation,
        List<Point> points,
        boolean ready,
        boolean quiet) {
      this(from, to, relation, points, ready, quiet, "");
    }
  }

  /// What a route means.
  public enum Relation {
    ROUTES,
    SELECTS,
    /// Taken from what policies admit by name.
    CALLS,
    RUNS_ON
  }

  public Optional<Box> box(ObjectRef ref) {
    return index.box(ref);
  }

  /// What the user has put where it stands.
  public Set<ObjectRef> pinned() {
    return pinned;
  }

  /// The outside world, where the chart shows it; none of its boxes.
  public Optional<World> world() {
    return index.world();
  }

  /// The innermost box at a point of the chart.
  public Optional<Box> hit(double x, double y) {
    return index.hit(x, y);
  }

  /// The innermost box at a point that is large enough to be pointed at: the strip of a folded
  /// workload is one thing as long as its pods are too small, and so is a tile.
  ///
  /// @param detail how much is shown
  /// @param least the least width and height, in chart units
  public Optional<Box> hit(double x, double y, Detail detail, double least) {
    return index
        .hit(x, y)
        .flatMap(b -> detail.tile(frame(b.ref())) ? box(frame(b.ref())) : Optional.of(b))
        .flatMap(
            b -> {
              boolean small = b.rect().width() < least || b.rect().height() < least;
              boolean folded = b.shape() == Shape.POD && small;
              return folded ? home(b.ref()).flatMap(this::box) : Optional.of(b);
            });
  }

  private static ObjectRef frame(ObjectRef ref) {
    return ref.namespace().isEmpty() ? ref : ObjectRef.namespace(ref.namespace());
  }

  /// The workload that a pod stands in, or the thing itself.
  public Optional<ObjectRef> home(ObjectRef ref) {
    return index.home(ref);
  }

  /// The boxes that touch an area, parents before children.
  public List<Box> boxesIn(Rect area) {
    return index.boxesIn(area);
  }

  /// Hands out the boxes of one shape that touch an area, in no order: for who looks at many.
  ///
  /// @param detail how much is shown
  public void visit(Shape shape, Rect area, Detail detail, Consumer<Box> found) {
    index.visit(shape, area, detail, found);
  }

  /// The routes that may touch an area, in the chart's order, without those inside of what is shown
  /// as a tile.
  public List<Route> routesIn(Rect area, Detail detail) {
    return index.routesIn(area, detail.tiles());
  }

  /// How much is to be shown of an area, so that it takes no more than a number of marks.
  ///
  /// @param zoom points per chart unit: how near one looks
  public Detail detail(Rect area, double zoom, int marks) {
    boolean world = world().filter(w -> w.rect().intersects(area)).isPresent();
    return new Budget(index, area, zoom).spend(world ? marks - 1 : marks);
  }

  /// The routes that start or end at a thing.
  public List<Route> routesOf(ObjectRef ref) {
    return index.routesOf(ref);
  }

  /// The way from one box to another through no third one, from border to border; none when one of
  /// them is not on the chart or stands in the other.
  public Optional<List<Point>> way(ObjectRef from, ObjectRef to) {
    Optional<Rect> start = anchor(from);
    Optional<Rect> end = anchor(to);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    Rect a = start.get();
    Rect b = end.get();
    return a.contains(b) || b.contains(a) ? Optional.empty() : Optional.of(passages(a).to(b));
  }

  /// Where lines to a thing end.
  Optional<Rect> anchor(ObjectRef ref) {
    return index.anchor(ref);
  }

  /// The ways from a box to any other.
  Passages passages(Rect box) {
    return new Passages(index, bounds, box);
  }

  /// The things at the other ends of a thing's routes.
  public Set<ObjectRef> neighbours(ObjectRef ref) {
    return index.neighbours(ref);
  }
}
