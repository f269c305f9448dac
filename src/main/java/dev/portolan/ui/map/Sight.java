package dev.portolan.ui.map;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.PaintOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What can be seen of the chart as near as one looks: as much as is shown can be pointed at.
/// Places are in the map's pixels.
final class Sight {
  /// How wide and high, in points, what is pointed at must be.
  private static final double POINTABLE = 7;

  private final Camera camera;
  private final Supplier<Diagram> chart;
  private @Nullable Seen seen;

  Sight(Camera camera, Supplier<Diagram> chart) {
    this.camera = camera;
    this.chart = chart;
  }

  /// How much of a chart is shown.
  private record Seen(Diagram diagram, Viewport view, Detail detail) {}

  @SuppressWarnings("ReferenceEquality") // a chart is equal to itself alone
  Detail detail() {
    Viewport view = camera.viewport();
    Diagram diagram = chart.get();
    if (seen == null || seen.diagram() != diagram || !seen.view().equals(view)) {
      Detail now = diagram.detail(view.visible(), view.scale(), PaintOptions.AT_A_GLANCE);
      seen = new Seen(diagram, view, now);
    }
    return seen.detail();
  }

  /// The innermost thing at a place.
  Optional<Box> at(double x, double y) {
    Point point = camera.viewport().toChart(x, y);
    double least = POINTABLE / camera.viewport().scale();
    return chart.get().hit(point.x(), point.y(), detail(), least).filter(b -> !b.made());
  }

  /// True where the outside world lies at a place.
  boolean worldAt(double x, double y) {
    Point point = camera.viewport().toChart(x, y);
    return chart.get().world().filter(w -> w.rect().contains(point.x(), point.y())).isPresent();
  }

  /// What of an area of the chart can be seen, those around others before those within; the pods of
  /// a folded workload are not seen one by one.
  List<Box> of(Rect area) {
    List<Box> inSight = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      chart.get().visit(shape, area, detail(), inSight::add);
    }
    inSight.removeIf(
        b -> b.made() || (b.shape() == Shape.POD && b.rect().height() < Measures.POD_HEIGHT));
    return inSight;
  }

  /// True for what is drawn by itself: not for the insides of a tile, nor for tiles that are put
  /// together by place.
  boolean alone(ObjectRef ref) {
    return ref.kind() == Kind.NAMESPACE
        ? !detail().joined(PaintOptions.AT_A_GLANCE)
        : !detail().tile(ObjectRef.namespace(ref.namespace()));
  }

  /// True for an open namespace that has too much in it to be shown from here.
  boolean needsZoom(Box box) {
    return !box.facts().inside().folded() && detail().tile(box.ref());
  }
}
