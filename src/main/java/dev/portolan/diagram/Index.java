package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A chart's boxes and routes by reference and by place.
public abstract sealed class Index permits FlatIndex, ChartIndex, Motion.OnTheWay {
  abstract List<Box> boxes();

  /// The frames of the namespaces, or of what else boxes are grouped by.
  abstract List<Rect> frames();

  /// What no line may run through, of what touches an area: all but frames and the pods inside
  /// workloads.
  abstract List<Solid> solids(Rect area);

  abstract List<Route> routes();

  abstract Optional<Box> box(ObjectRef ref);

  /// The workload that a pod stands in; anything else stands by itself.
  abstract Optional<ObjectRef> home(ObjectRef ref);

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
