package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Same;
import dev.portolan.topology.Scene;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The index of a chart that is made of namespaces: a thing is looked for by namespace first, then
/// within. Boxes and routes are made when they are asked for; none is kept.
final class ChartIndex extends Index {
  private static final List<Shape> SHAPES = List.of(Shape.values());

  private final List<NamespaceChart> charts;
  private final List<Rect> frames;
  private final Map<String, Integer> byName = new HashMap<>();
  private final Grid grid;
  private final List<Link> abroad;
  private final Rect bounds;
  private final Worldly worldly;

  /// The ways down from the outside world: many lines begin there.
  private final AtomicReference<@Nullable Passages> fromWorld = new AtomicReference<>();

  /// How many boxes come before those of a chart: by shape and chart.
  private final int[] starts;

  /// @param charts in the order of their names
  /// @param frames where each is
  /// @param abroad the links between them
  /// @param worldly what of them leads in and out
  ChartIndex(
      Rect bounds,
      List<NamespaceChart> charts,
      List<Rect> frames,
      List<Link> abroad,
      Worldly worldly) {
    this.bounds = bounds;
    this.worldly = worldly;
    this.charts = List.copyOf(charts);
    this.frames = List.copyOf(frames);
    this.abroad = List.copyOf(abroad);
    grid = new Grid(bounds, charts.size());
    starts = new int[SHAPES.size() * charts.size() + 1];
    int at = 0;
    for (Shape shape : SHAPES) {
      for (NamespaceChart chart : charts) {
        starts[at + 1] = starts[at] + chart.count(shape);
        at++;
      }
    }
    for (int i = 0; i < charts.size(); i++) {
      byName.put(charts.get(i).graph().name(), i);
      grid.add(i, frames.get(i));
    }
  }

  /// True when every namespace that is on both charts stands where it does on the other, and so do
  /// the cards in it.
  boolean standsAs(ChartIndex o) {
    for (int i = 0; i < charts.size(); i++) {
      Integer at = o.byName.get(charts.get(i).graph().name());
      if (at != null
          && !(frames.get(i).equals(o.frames.get(at))
              && charts.get(i).standsAs(o.charts.get(at)))) {
        return false;
      }
    }
    return true;
  }

  /// Hands out the namespaces of an area that are not what they were on an earlier chart.
  void since(ChartIndex before, Rect area, BiConsumer<@Nullable Placed, @Nullable Placed> found) {
    near(
        area,
        Set.of(),
        (chart, frame) -> {
          Placed was = before.placed(chart.graph().name());
          Placed is = new Placed(chart, frame);
          if (was == null || !was.same(is)) {
            found.accept(was, is);
          }
        });
    before.near(
        area,
        Set.of(),
        (chart, frame) -> {
          Placed is = placed(chart.graph().name());
          if (is == null || !is.frame().intersects(area)) {
            found.accept(new Placed(chart, frame), is);
          }
        });
  }

  private @Nullable Placed placed(String name) {
    Integer at = byName.get(name);
    return at == null ? null : new Placed(charts.get(at), frames.get(at));
  }

  /// A namespace at its place.
  record Placed(NamespaceChart chart, Rect frame) {
    boolean same(Placed o) {
      return Same.one(chart, o.chart) && frame.equals(o.frame);
    }
  }

  @Override
  List<Box> boxes() {
    return new Boxes();
  }

  /// A part for each shape of each namespace that has any.
  @Override
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    Boxes all = new Boxes();
    for (int run = 0; run + 1 < starts.length; run++) {
      if (starts[run] < starts[run + 1]) {
        Part.Key key =
            new Part.Key(charts.get(run % charts.size()), SHAPES.get(run / charts.size()));
        parts.add(new Part(key, all.subList(starts[run], starts[run + 1])));
      }
    }
    return parts;
  }

  /// All boxes in a row, made one by one.
  private final class Boxes extends AbstractList<Box> implements RandomAccess {
    @Override
    public Box get(int number) {
      if (number < 0 || number >= size()) {
        throw new IndexOutOfBoundsException(number);
      }
      int found = Arrays.binarySearch(starts, number);
      int run = found < 0 ? -2 - found : found;
      while (starts[run + 1] == number) {
        run++;
      }
      int chart = run % charts.size();
      Shape shape = SHAPES.get(run / charts.size());
      return charts.get(chart).box(shape, number - starts[run], frames.get(chart));
    }

    @Override
    public int size() {
      return starts[starts.length - 1];
    }
  }

  @Override
  List<Route> routes() {
    List<Route> all = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      Rect frame = frames.get(i);
      charts.get(i).routes().forEach(r -> all.add(Ways.moved(r, frame)));
    }
    all.addAll(Abroad.routes(this, bounds, abroad));
    all.sort(Comparator.comparing(Route::relation));
    return all;
  }

  @Override
  Optional<World> world() {
    return worldly.world();
  }

  @Override
  Optional<Box> box(ObjectRef ref) {
    if (ref.equals(Scene.WORLD)) {
      return worldly.box();
    }
    String home = ref.namespace().isEmpty() ? ref.name() : ref.namespace();
    Integer at = byName.get(home);
    return at == null ? Optional.empty() : charts.get(at).box(ref, frames.get(at));
  }

  @Override
  Optional<ObjectRef> home(ObjectRef ref) {
    Integer at = byName.get(ref.namespace());
    return ref.kind() == Kind.POD && at != null
        ? charts.get(at).graph().pod(ref).map(charts.get(at).graph()::standing)
        : box(ref).map(Box::ref);
  }

  @Override
  Optional<Box> hit(double x, double y) {
    BitSet near = grid.at(x, y);
    for (int i = near.length() - 1; i >= 0; i = near.previousSetBit(i - 1)) {
      Optional<Box> hit = charts.get(i).hit(x, y, frames.get(i));
      if (hit.isPresent()) {
        return hit;
      }
    }
    return Optional.empty();
  }

  @Override
  List<Box> boxesIn(Rect area) {
    List<Box> found = new ArrayList<>();
    for (Shape shape : SHAPES) {
      List<Box> same = new ArrayList<>();
      visit(shape, area, Detail.ALL, same::add);
      same.sort(Comparator.comparing(Box::ref));
      found.addAll(same);
    }
    return found;
  }

  @Override
  void visit(Shape shape, Rect area, Detail detail, Consumer<Box> found) {
    Set<ObjectRef> without = shape == Shape.NAMESPACE ? Set.of() : detail.tiles();
    Sink sink = new Sink(detail, found);
    near(area, without, (chart, frame) -> chart.collect(shape, area, frame, sink));
  }

  /// Hands out the namespaces that touch an area.
  private void near(Rect area, Set<ObjectRef> without, BiConsumer<NamespaceChart, Rect> found) {
    BitSet near = grid.in(area);
    for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
      NamespaceChart chart = charts.get(i);
      if (frames.get(i).intersects(area) && !without.contains(chart.graph().self().ref())) {
        found.accept(chart, frames.get(i));
      }
    }
  }

  @Override
  List<Load> loads(Rect area) {
    List<Load> loads = new ArrayList<>();
    near(area, Set.of(), (chart, frame) -> loads.add(chart.load(area, frame)));
    return loads;
  }

  @Override
  List<Load.Crew> crews(Rect area, Set<ObjectRef> without) {
    List<Load.Crew> crews = new ArrayList<>();
    near(area, without, (chart, frame) -> chart.crews(area, frame, crews::add));
    return crews;
  }

  /// Where boxes go that are asked for.
  record Sink(Detail detail, Consumer<Box> found) {}

  @Override
  List<Route> routesIn(Rect area, Set<ObjectRef> without) {
    List<Route> found = new ArrayList<>();
    near(
        area,
        without,
        (chart, frame) -> {
          for (Route route : chart.routes()) {
            if (Ways.extent(route).moved(frame.x(), frame.y()).intersects(area)) {
              found.add(Ways.moved(route, frame));
            }
          }
        });
    found.sort(Comparator.comparing(Route::relation));
    return found;
  }

  @Override
  List<Route> routesOf(ObjectRef ref) {
    Optional<World> world = worldly.world();
    if (ref.equals(Scene.WORLD)) {
      return world.map(w -> worldly.routes(passages(bounds, w.rect()), frames)).orElse(List.of());
    }
    List<Route> found = new ArrayList<>();
    Integer at = byName.get(ref.namespace());
    if (at != null) {
      for (Route route : charts.get(at).routes()) {
        if (route.from().equals(ref) || route.to().equals(ref)) {
          found.add(Ways.moved(route, frames.get(at)));
        }
      }
    }
    List<Link> ways = new ArrayList<>(abroad);
    ways.removeIf(l -> !l.from().equals(ref) && !l.to().equals(ref));
    if (at != null) {
      ways.addAll(worldly.links(charts.get(at), ref));
    }
    found.addAll(Abroad.routes(this, bounds, ways));
    return found;
  }

  /// Finds no ways: it is asked for at every frame while the pointer is on something.
  @Override
  Set<ObjectRef> neighbours(ObjectRef ref) {
    if (ref.equals(Scene.WORLD)) {
      return worldly.ends();
    }
    Set<ObjectRef> others = new LinkedHashSet<>();
    Integer at = byName.get(ref.namespace());
    if (at != null) {
      charts.get(at).routes().forEach(r -> other(ref, r.from(), r.to(), others));
      worldly.links(charts.get(at), ref).forEach(l -> other(ref, l.from(), l.to(), others));
    }
    abroad.forEach(l -> other(ref, l.from(), l.to(), others));
    return others;
  }

  private static void other(ObjectRef ref, ObjectRef from, ObjectRef to, Set<ObjectRef> others) {
    if (from.equals(ref)) {
      others.add(to);
    } else if (to.equals(ref)) {
      others.add(from);
    }
  }

  @Override
  Passages passages(Rect of, Rect box) {
    if (world().filter(w -> w.rect().equals(box)).isEmpty()) {
      return super.passages(of, box);
    }
    Passages had = fromWorld.get();
    Passages ways = had == null ? super.passages(of, box) : had;
    fromWorld.set(ways);
    return ways;
  }

  @Override
  List<Rect> frames() {
    List<Rect> all = new ArrayList<>(frames);
    worldly.world().map(World::rect).ifPresent(all::add);
    return all;
  }

  @Override
  List<Solid> solids(Rect area) {
    List<Solid> found = new ArrayList<>();
    Consumer<Solid> touching =
        s -> {
          if (s.rect().intersects(area)) {
            found.add(s);
          }
        };
    near(area, Set.of(), (chart, frame) -> chart.solids(frame, touching));
    return found;
  }
}
