package dev.portolan.ui.map;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Rect;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Moving a thing by hand: a group by its heading, a card once it is selected, either at once with
/// Ctrl. A ghost follows the pointer; where it is let go the thing stays.
final class PinDrag {
  /// A heading is at least this high to the hand.
  private static final double GRIP = 14;

  /// How far beyond the contents of its group a card can be put.
  private static final double BEYOND = 600;

  private final MapView map;
  private final Store store;
  private final Region ghost = new Region();
  private @Nullable Box held;

  PinDrag(MapView map, Store store) {
    this.map = map;
    this.store = store;
    ghost.getStyleClass().add("pin-ghost");
    ghost.setMouseTransparent(true);
    ghost.setManaged(false);
  }

  /// The thing that a drag from here would move.
  ///
  /// @param forced true when the user says by a key that it is the thing that is to move
  Optional<Box> grip(double x, double y, boolean forced) {
    Diagram diagram = map.shown().diagram();
    var point = map.camera().viewport().toChart(x, y);
    Box box = diagram.hit(point.x(), point.y()).orElse(null);
    if (box == null) {
      return Optional.empty();
    }
    if (box.shape() == Shape.NAMESPACE) {
      double heading =
          Math.max(Measures.namespaceHeading(box.rect()), GRIP / map.camera().viewport().scale());
      boolean byHeading = point.y() <= box.rect().y() + heading && roomy(box);
      return Optional.of(box).filter(b -> (forced || byHeading) && outermost(b));
    }
    boolean free = forced || map.selected().contains(box.ref());
    return Optional.of(box).filter(b -> free && movable(b));
  }

  /// A frame of which the heading is not all that there is to see: that one pans the map.
  private boolean roomy(Box frame) {
    return frame.rect().height() * map.camera().viewport().scale() > 3 * GRIP;
  }

  private boolean outermost(Box frame) {
    return frames(frame.rect()).stream()
        .noneMatch(f -> !f.ref().equals(frame.ref()) && f.rect().contains(frame.rect()));
  }

  private List<Box> frames(Rect area) {
    List<Box> found = new ArrayList<>();
    map.shown().diagram().visit(Shape.NAMESPACE, area, Detail.BARE, found::add);
    return found;
  }

  /// Cards stand where they are put inside their frame, and take what hangs on them along where
  /// there are no groups.
  private boolean movable(Box card) {
    ChartView view = map.shown().map().view();
    boolean pieces =
        view.groups() == Grouping.NONE && (view.mode() == Mode.FLOW || view.mode() == Mode.FOCUS);
    boolean framed =
        view.mode() == Mode.FLOW
            || (view.mode() == Mode.PACKED
                && (view.groups() == Grouping.NAMESPACE || view.groups() == Grouping.APP));
    return pieces || (framed && !seated(card));
  }

  /// True for a pod that stands in its workload.
  private boolean seated(Box card) {
    if (card.shape() != Shape.POD) {
      return false;
    }
    List<Box> workloads = new ArrayList<>();
    map.shown().diagram().visit(Shape.WORKLOAD, card.rect(), Detail.BARE, workloads::add);
    return workloads.stream().anyMatch(w -> w.rect().contains(card.rect()));
  }

  void begin(Box box) {
    held = box;
    Rect rect = map.camera().toScreen(box.rect());
    ghost.resizeRelocate(rect.x(), rect.y(), rect.width(), rect.height());
    map.add(ghost);
  }

  /// @param dx how far the pointer went since the beginning, in pixels
  void drag(double dx, double dy) {
    if (held != null) {
      Rect rect = map.camera().toScreen(held.rect());
      ghost.relocate(rect.x() + dx, rect.y() + dy);
    }
  }

  void cancel() {
    held = null;
    map.remove(ghost);
  }

  void drop(double dx, double dy) {
    Box box = held;
    cancel();
    if (box == null) {
      return;
    }
    double scale = map.camera().viewport().scale();
    double x = box.rect().x() + dx / scale;
    double y = box.rect().y() + dy / scale;
    ChartView view = map.shown().map().view();
    Rect home = box.shape() == Shape.NAMESPACE ? null : home(box);
    if (home != null) {
      double left = home.x() + Measures.NAMESPACE_PAD;
      double top = home.y() + Measures.namespaceHeading(home);
      x = Math.clamp(x - left, 0, home.width() + BEYOND);
      y = Math.clamp(y - top, 0, home.height() + BEYOND);
    }
    store.dispatch(new Intent.ShowChart(view.pin(box.ref(), Math.rint(x), Math.rint(y))));
  }

  private @Nullable Rect home(Box card) {
    return frames(card.rect()).stream()
        .map(Box::rect)
        .filter(f -> f.contains(card.rect()))
        .findFirst()
        .orElse(null);
  }
}
