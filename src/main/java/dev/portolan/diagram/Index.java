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

  abstract Optional<Box> hit(double x, double y);

  abstract List<Box> boxesIn(Rect area);

  /// Hands out the boxes of one shape that touch an area, in no order.
  abstract void visit(Shape shape, Rect area, boolean words, Consumer<Box> found);

  abstract List<Route> routesIn(Rect area);

  abstract List<Route> routesOf(ObjectRef ref);

  Set<ObjectRef> neighbours(ObjectRef ref) {
    Set<ObjectRef> others = new LinkedHashSet<>();
    routesOf(ref).forEach(r -> others.add(r.from().equals(ref) ? r.to() : r.from()));
    return others;
  }
}
