package dev.portolan.ui.map;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Rect;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The plus or minus at the corner of what the pointer is on: opens and closes a namespace, or the
/// replicas of a workload. The keyboard's way is the space bar.
final class FoldHandle {
  private static final double RADIUS = 9;

  /// Boxes smaller than this, in pixels, have no corner to spare.
  private static final double LEAST = 34;

  private final MapView map;
  private final Store store;
  private final FontIcon sign = new FontIcon(Feather.PLUS);
  private final StackPane button = new StackPane(sign);
  private final Tooltip tip = new Tooltip();
  private @Nullable ObjectRef what;

  FoldHandle(MapView map, Store store) {
    this.map = map;
    this.store = store;
    sign.setMouseTransparent(true);
    button.setId("fold-handle");
    button.getStyleClass().add("fold-handle");
    button.resize(2 * RADIUS, 2 * RADIUS);
    button.setManaged(false);
    button.setVisible(false);
    button.setCursor(Cursor.HAND);
    Tooltip.install(button, tip);
    // The thing stays the one that is pointed at while the pointer is on its handle.
    button.setOnMouseMoved(MouseEvent::consume);
    button.setOnMousePressed(MouseEvent::consume);
    button.setOnMouseDragged(MouseEvent::consume);
    button.setOnMouseReleased(this::released);
  }

  Node node() {
    return button;
  }

  /// Puts the handle on what is pointed at, or takes it away.
  void place(Workspace workspace, Camera camera) {
    ObjectRef hovered = workspace.map().hovered();
    ObjectRef next = hovered == null ? null : foldable(hovered, workspace).orElse(null);
    Optional<Rect> at =
        next == null
            ? Optional.empty()
            : workspace
                .diagram()
                .box(next)
                .filter(b -> !b.made() && map.sight().alone(b.ref()))
                .map(Box::rect)
                .map(camera::toScreen)
                .filter(r -> r.width() >= LEAST && r.height() >= LEAST / 2);
    what = at.isPresent() ? next : null;
    button.setVisible(at.isPresent());
    if (next != null && at.isPresent()) {
      boolean open = workspace.map().view().folds().open(next);
      sign.setIconCode(open ? Feather.MINUS : Feather.PLUS);
      String thing = next.kind() == Kind.NAMESPACE ? "the namespace" : "the replicas";
      tip.setText((open ? "Close " : "Open ") + thing + " (Space)");
      button.relocate(at.get().x() - RADIUS, at.get().y() - RADIUS);
    }
  }

  /// What opens and closes on this chart with a thing: itself, or the workload around a pod.
  private static Optional<ObjectRef> foldable(ObjectRef ref, Workspace workspace) {
    ChartView view = workspace.map().view();
    boolean pods = view.mode() == Mode.NODES || view.mode() == Mode.FOCUS;
    boolean byPlace = view.groups() == Grouping.NODE || view.groups() == Grouping.ZONE;
    if (pods || byPlace) {
      return Optional.empty();
    }
    Optional<ObjectRef> home =
        Folds.foldable(ref)
            ? Optional.of(ref)
            : workspace.diagram().home(ref).filter(Folds::foldable);
    return home.filter(h -> h.kind() != Kind.NAMESPACE || view.byNamespaces());
  }

  private void released(MouseEvent e) {
    e.consume();
    ObjectRef ref = what;
    if (ref != null && e.getButton() == MouseButton.PRIMARY) {
      store.dispatch(new Intent.Fold(ref));
      map.node().requestFocus();
    }
  }
}
