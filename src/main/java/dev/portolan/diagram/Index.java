package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A chart's boxes and routes by reference and by place.
public abstract sealed class Index permits FlatIndex, ChartIndex, Motion.OnTheWay {
  /// A line does not end at what is narrower than this, in chart units.
  private static final double LEAST_END = 100;

  private static final Rect EVERYWHERE = new Rect(-1e9, -1e9, 2e9, 2e9);

  abstract List<Box> boxes();

  /// The boxes, in the same order, part by part.
  List<Part> parts() {
    return List.of(new Part(new Part.Key(this, null), boxes()));
  }

  /// The frames of the namespaces, or of what else boxes are grouped by.
  List<Rect> frames() {
    List<Rect> found = new ArrayList<>();
    visit(Shape.NAMESPACE, EVERYWHERE, Detail.BARE, b -> found.add(b.rect()));
    return found;
  }

  /// What no line may run through, of what touches an area: all but frames and the pods inside
  /// workloads.
  List<Solid> solids(Rect area) {
    List<Box> near = new ArrayList<>(boxesIn(area));
    near.removeIf(b -> b.shape() == Shape.NAMESPACE);
    return near.stream()
        .filter(
            b ->
                b.shape() != Shape.POD
                    || near.stream().noneMatch(o -> !o.equals(b) && o.rect().contains(b.rect())))
        .map(b -> new Solid(b.ref(), b.rect()))
        .toList();
  }

  /// The outside world, where the chart shows it.
  Optional<World> world() {
    return Optional.empty();
  }

  /// The ways from a box to any other.
  Passages passages(Rect bounds, Rect box) {
    return new Passages(this, bounds, box);
  }

  abstract List<Route> routes();

  abstract Optional<Box> box(ObjectRef ref);

  /// The workload that a pod stands in; anything else stands by itself.
  abstract Optional<ObjectRef> home(ObjectRef ref);

  /// Where lines to a thing end: at its box, or, where that is as small as the cell of a folded
  /// workload, at what it lies on.
  final Optional<Rect> anchor(ObjectRef ref) {
    return box(ref).map(Box::rect).map(this::anchor);
  }

  private Rect anchor(Rect box) {
    if (box.width() >= LEAST_END) {
      return box;
    }
    Stream<Rect> around = Stream.concat(solids(box).stream().map(Solid::rect), frames().stream());
    return around
        .filter(r -> r.width() >= LEAST_END && r.contains(box))
        .min(Comparator.comparingDouble(Rect::width))
        .orElse(box);
  }

  abstract Optional<Box> hit(double x, double y);

  abstract List<Box> boxesIn(Rect area);

  /// Hands out the boxes of one shape that touch an area, in no order.
  abstract void visit(Shape shape, Rect area, Detail detail, Consumer<Box> found);

  /// What an area has of each namespace.
  abstract List<Load> loads(Rect area);

  /// What an area has of the crews of workloads, but for those in some namespaces.
  abstract List<Load.Crew> crews(Rect area, Set<ObjectRef> without);

  /// The routes that may touch an area, but for those inside of some namespaces.
  abstract List<Route> routesIn(Rect area, Set<ObjectRef> without);

  abstract List<Route> routesOf(ObjectRef ref);

  Set<ObjectRef> neighbours(ObjectRef ref) {
    Set<ObjectRef> others = new LinkedHashSet<>();
    routesOf(ref).forEach(r -> others.add(r.from().equals(ref) ? r.to() : r.from()));
    return others;
  }
}
