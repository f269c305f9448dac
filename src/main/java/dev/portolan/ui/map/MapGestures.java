package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.layout.Folds;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Keys;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.VerbMenu;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What the mouse does on the map: drag pans, the wheel zooms to the pointer, a click selects, Ctrl
/// or Shift adds, Shift or Alt with a drag selects all within, a double click opens or closes what
/// folds and zooms in on the rest; a heading, or what is selected, is dragged to another place.
final class MapGestures {
  private static final double ZOOM_PER_PIXEL = 1.0035;
  private static final double CLICK_SLACK = 4;
  private static final double MENU_INSET = 48;
  private static final double CLOSER = 2.5;
  private static final int MOST_GATES = 200;

  private final MapView map;
  private final Store store;
  private final ContextMenu menu = new ContextMenu();
  private final Region band = new Region();
  private Point pressed = new Point(0, 0);
  private Point last = new Point(0, 0);
  private Drag drag = Drag.NONE;
  private final PinDrag pins;

  private enum Drag {
    NONE,
    UNDECIDED,
    PAN,
    BAND,
    MOVE
  }

  MapGestures(MapView map, Store store) {
    this.map = map;
    this.store = store;
    pins = new PinDrag(map, store);
    band.getStyleClass().add("rubber-band");
    band.setMouseTransparent(true);
    band.setManaged(false);
  }

  void install() {
    Pane pane = map.node();
    pane.setOnMousePressed(this::pressed);
    pane.setOnMouseDragged(this::dragged);
    pane.setOnMouseReleased(this::released);
    pane.setOnMouseMoved(e -> hover(e.getX(), e.getY()));
    pane.setOnMouseExited(e -> left());
    pane.setOnScroll(this::scrolled);
    pane.setOnZoom(this::zoomed);
    pane.setOnContextMenuRequested(this::menu);
  }

  /// Escape gives up a drag, before it clears anything.
  void addTo(Verbs verbs) {
    verbs.add(
        Verb.of(Group.MAP, "map.cancel-drag", "Leave where it is what is dragged", this::cancel)
            .icon(Feather.X)
            .keys(Keys.plain(KeyCode.ESCAPE))
            .when(w -> drag == Drag.BAND || drag == Drag.MOVE));
  }

  private void cancel() {
    if (drag == Drag.BAND) {
      map.remove(band);
    } else if (drag == Drag.MOVE) {
      pins.cancel();
    }
    drag = Drag.NONE;
    map.node().setCursor(Cursor.DEFAULT);
  }

  /// Another button in the midst of a drag gives it up.
  private void pressed(MouseEvent e) {
    cancel();
    menu.hide();
    map.node().requestFocus();
    pressed = new Point(e.getX(), e.getY());
    last = pressed;
    boolean left = e.getButton() == MouseButton.PRIMARY;
    drag = left || e.getButton() == MouseButton.MIDDLE ? Drag.UNDECIDED : Drag.NONE;
  }

  private void dragged(MouseEvent e) {
    if (drag == Drag.UNDECIDED && moved(e)) {
      drag = sort(e);
      if (drag == Drag.MOVE) {
        map.node().setCursor(Cursor.MOVE);
      } else if (drag == Drag.BAND) {
        map.add(band);
      } else {
        map.node().setCursor(Cursor.CLOSED_HAND);
      }
    }
    if (drag == Drag.PAN) {
      map.camera().pan(e.getX() - last.x(), e.getY() - last.y());
    } else if (drag == Drag.BAND) {
      Rect area = area(e);
      band.resizeRelocate(area.x(), area.y(), area.width(), area.height());
    }
    if (drag == Drag.MOVE) {
      pins.drag(e.getX() - pressed.x(), e.getY() - pressed.y());
    }
    last = new Point(e.getX(), e.getY());
  }

  /// What a drag does that began where the button went down.
  private Drag sort(MouseEvent e) {
    if (e.isShiftDown() || e.isAltDown()) {
      return Drag.BAND;
    }
    if (!e.isPrimaryButtonDown()) {
      return Drag.PAN;
    }
    Box grip = pins.grip(pressed.x(), pressed.y(), e.isShortcutDown()).orElse(null);
    if (grip == null) {
      return Drag.PAN;
    }
    pins.begin(grip);
    return Drag.MOVE;
  }

  private void released(MouseEvent e) {
    Drag ended = drag;
    drag = Drag.NONE;
    map.node().setCursor(Cursor.DEFAULT);
    switch (ended) {
      case BAND -> {
        map.remove(band);
        selectWithin(area(e));
      }
      case MOVE -> pins.drop(e.getX() - pressed.x(), e.getY() - pressed.y());
      case UNDECIDED -> click(e);
      case PAN, NONE -> {}
    }
  }

  private void click(MouseEvent e) {
    if (map.sight().worldAt(e.getX(), e.getY())) {
      selectGates();
      return;
    }
    Box box = map.sight().at(e.getX(), e.getY()).orElse(null);
    if (e.getClickCount() == 2 && box != null && map.sight().needsZoom(box)) {
      map.camera().zoom(CLOSER, e.getX(), e.getY());
    } else if (e.getClickCount() == 2 && box != null && Folds.foldable(box.ref())) {
      store.dispatch(new Intent.Fold(box.ref()));
    } else if (e.getClickCount() == 2 && box != null) {
      map.camera().show(box.rect(), box.shape() == Shape.NAMESPACE ? 1.25 : 2);
    } else if (e.getClickCount() == 1) {
      boolean add = e.isShortcutDown() || e.isShiftDown();
      if (box != null || !add) {
        store.dispatch(new Intent.Select(box == null ? null : box.ref(), add));
      }
    }
  }

  /// The outside world is no object of the cluster: what it comes in and goes out by is selected,
  /// if that is not too much to be looked at.
  private void selectGates() {
    Set<ObjectRef> gates = map.shown().diagram().neighbours(Diagram.WORLD);
    if (gates.size() <= MOST_GATES) {
      store.dispatch(new Intent.SelectAll(gates));
    }
  }

  /// Namespaces and open workloads only hold other things: a band selects what lies in them.
  private void selectWithin(Rect screen) {
    Point from = map.camera().viewport().toChart(screen.x(), screen.y());
    double scale = map.camera().viewport().scale();
    Rect area = new Rect(from.x(), from.y(), screen.width() / scale, screen.height() / scale);
    Set<ObjectRef> refs = new LinkedHashSet<>();
    for (Box box : map.shown().diagram().boxes()) {
      if (!holds(box) && area.intersects(box.rect())) {
        refs.add(box.ref());
      }
    }
    store.dispatch(new Intent.SelectAll(refs));
  }

  /// A folded workload is one thing, and its pods are not taken one by one.
  private static boolean holds(Box box) {
    return switch (box.shape()) {
      case NAMESPACE -> true;
      case WORKLOAD -> !box.facts().inside().folded();
      case POD -> box.rect().height() < Measures.POD_HEIGHT;
      default -> false;
    };
  }

  private void left() {
    map.tell(List.of());
    store.dispatch(new Intent.Hover(null));
  }

  private void hover(double x, double y) {
    ObjectRef world = map.sight().worldAt(x, y) ? Diagram.WORLD : null;
    ObjectRef ref = map.sight().at(x, y).map(Box::ref).orElse(world);
    map.tell(map.tiesAt(x, y));
    boolean grip = pins.grip(x, y, false).isPresent();
    map.node().setCursor(grip ? Cursor.MOVE : Cursor.DEFAULT);
    store.dispatch(new Intent.Hover(ref));
  }

  private void scrolled(ScrollEvent e) {
    if (e.getDeltaY() != 0) {
      map.camera().zoom(Math.pow(ZOOM_PER_PIXEL, e.getDeltaY()), e.getX(), e.getY());
    } else if (e.getDeltaX() != 0) {
      map.camera().pan(e.getDeltaX(), 0);
    }
    e.consume();
  }

  private void zoomed(ZoomEvent e) {
    map.camera().zoom(e.getZoomFactor(), e.getX(), e.getY());
    e.consume();
  }

  /// The keyboard's way to the menu is a verb of its own.
  private void menu(ContextMenuEvent e) {
    Box box = map.sight().at(e.getX(), e.getY()).orElse(null);
    if (box == null || e.isKeyboardTrigger()) {
      return;
    }
    if (!map.selected().contains(box.ref())) {
      store.dispatch(new Intent.Select(box.ref(), false));
    }
    openMenu(box, e.getScreenX(), e.getScreenY());
    e.consume();
  }

  /// Opens the menu of a box that is seen at a place of the map.
  void openMenu(Box box, Rect at) {
    Point2D corner =
        map.node().localToScreen(Math.min(at.right(), at.x() + MENU_INSET), at.centerY());
    if (corner != null) {
      openMenu(box, corner.getX(), corner.getY());
      menu.requestFocus();
    }
  }

  private void openMenu(Box box, double screenX, double screenY) {
    menu.getItems().setAll(VerbMenu.items(map.verbs(box.ref()), store.now()));
    menu.show(map.node(), screenX, screenY);
  }

  private boolean moved(MouseEvent e) {
    return Math.hypot(e.getX() - pressed.x(), e.getY() - pressed.y()) > CLICK_SLACK;
  }

  private Rect area(MouseEvent e) {
    double x = Math.min(e.getX(), pressed.x());
    double y = Math.min(e.getY(), pressed.y());
    return new Rect(x, y, Math.abs(e.getX() - pressed.x()), Math.abs(e.getY() - pressed.y()));
  }
}
