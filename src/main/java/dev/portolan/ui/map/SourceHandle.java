package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Aims;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The round handle on a selected pod. Dragged onto another thing it makes the pod the caller, the
/// thing the target, and offers the checks.
final class SourceHandle {
  private static final double RADIUS = 11;

  private final MapView map;
  private final Store store;
  private final Actions actions;
  private final StackPane grip = new StackPane(new FontIcon(Feather.ARROW_RIGHT));
  private final Line line = new Line();
  private final Group group = new Group(line, grip);
  private @Nullable ObjectRef pod;

  SourceHandle(MapView map, Store store, Actions actions) {
    this.map = map;
    this.store = store;
    this.actions = actions;
    grip.getChildren().forEach(icon -> icon.setMouseTransparent(true));
    grip.setId("source-handle");
    grip.getStyleClass().add("source-handle");
    grip.resize(2 * RADIUS, 2 * RADIUS);
    grip.setManaged(false);
    grip.setCursor(Cursor.CROSSHAIR);
    Tooltip.install(grip, new Tooltip("Drag onto a pod or service to check the way to it"));
    line.getStyleClass().add("aim-line");
    line.setMouseTransparent(true);
    line.setVisible(false);
    group.setManaged(false);
    group.setVisible(false);
    grip.setOnMousePressed(MouseEvent::consume);
    grip.setOnMouseDragged(this::aim);
    grip.setOnMouseReleased(this::release);
  }

  Node node() {
    return group;
  }

  /// Puts the handle on the pod that is inspected, or takes it away.
  void place(Workspace workspace, Camera camera) {
    ObjectRef inspected = workspace.map().inspected();
    Optional<Box> box =
        inspected == null || inspected.kind() != Kind.POD
            ? Optional.empty()
            : workspace.diagram().box(inspected);
    pod = box.isPresent() ? inspected : null;
    group.setVisible(box.isPresent());
    box.ifPresent(
        b -> {
          Rect on = camera.toScreen(b.rect());
          grip.relocate(on.right() - RADIUS, on.centerY() - RADIUS);
          line.setStartX(on.right());
          line.setStartY(on.centerY());
        });
  }

  private void aim(MouseEvent e) {
    Point at = onMap(e);
    line.setEndX(at.x());
    line.setEndY(at.y());
    line.setVisible(true);
    store.dispatch(new Intent.Hover(targetAt(at).orElse(null)));
    e.consume();
  }

  private void release(MouseEvent e) {
    e.consume();
    if (!line.isVisible()) {
      return;
    }
    line.setVisible(false);
    ObjectRef source = pod;
    Optional<ObjectRef> target = targetAt(onMap(e));
    if (source == null || target.isEmpty()) {
      return;
    }
    actions.selectAsSource(source);
    actions.selectAsTarget(target.get());
    new CheckChoice(actions, target.get()).show(map.node(), e.getScreenX(), e.getScreenY());
  }

  private Optional<ObjectRef> targetAt(Point at) {
    return map.sight()
        .at(at.x(), at.y())
        .map(Box::ref)
        .filter(r -> !r.equals(pod) && Aims.target(r, map.shown()).isPresent());
  }

  private Point onMap(MouseEvent e) {
    var point = map.node().sceneToLocal(e.getSceneX(), e.getSceneY());
    return new Point(point.getX(), point.getY());
  }
}
