package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.sweep.Observed;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.matrix.CellCache.Pair;
import dev.portolan.ui.matrix.CellWorker.Wanted;
import dev.portolan.ui.matrix.Geometry.Spot;
import dev.portolan.ui.parts.Zoomed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// The grid itself: frozen headers, cells that scroll both ways, a cell with the focus. It paints
/// at most once a pulse, and only what is on screen.
final class GridView extends Pane implements AutoCloseable {
  private static final double BAR = 12;

  /// The shortest that a scroll bar's thumb gets.
  private static final double THUMB = 28;

  private static final double CELL = 52;
  private static final double NARROW_CELL = 30;

  private final CellCache cache = new CellCache();
  private final CellWorker worker;
  private final AtomicBoolean coming = new AtomicBoolean();
  private final Canvas canvas = new Canvas();
  private final ScrollBar down = new ScrollBar();
  private final ScrollBar across = new ScrollBar();
  private final Consumer<GridAct> acts;
  private @Nullable GridPainter painter;
  private @Nullable Sight sight;
  private Geometry geometry = new Geometry(200, 120, CELL, 0, 0, 0, 0);
  private double left = 200;
  private double top = 120;
  private @Nullable Pair reveal;
  private boolean wantsFocus;

  /// @param acts hears what the user does
  GridView(Consumer<GridAct> acts) {
    this.acts = acts;
    worker = new CellWorker(cache, this::cellsReady);
    setId("matrix-grid");
    getStyleClass().add("matrix-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TABLE_CELL);
    setAccessibleText("Matrix");
    across.setOrientation(Orientation.HORIZONTAL);
    down.setOrientation(Orientation.VERTICAL);
    for (ScrollBar bar : new ScrollBar[] {down, across}) {
      bar.setFocusTraversable(false);
      bar.valueProperty().addListener((o, was, is) -> requestLayout());
    }
    canvas.setMouseTransparent(true);
    getChildren().addAll(canvas, down, across);
    focusedProperty().addListener((o, was, is) -> focusOn(is));
    new GridMouse(this).install();
    new GridKeys(this).install();
  }

  CellCache cache() {
    return cache;
  }

  CellWorker worker() {
    return worker;
  }

  void act(GridAct act) {
    acts.accept(act);
  }

  void paintWith(Inks inks) {
    painter = new GridPainter(canvas, inks, cache);
    requestLayout();
  }

  /// Shows a matrix. Focus and scroll stay where they are as far as that place still is.
  void show(Matrix matrix, PortFilter filter, @Nullable Pair chosen) {
    Sight before = sight;
    cache.turnTo(matrix.reachability());
    boolean same = before != null && before.matrix() == matrix;
    Spot focus =
        before == null ? new Spot(0, Spot.HEADER) : same ? before.focus() : follow(before, matrix);
    boolean focused = isFocused();
    Spot hover = same && before != null ? before.hover() : Spot.NOWHERE;
    sight = new Sight(matrix, filter, focus, focused, hover, chosen);
    if (!same) {
      measure(matrix);
      anchor(before, sight);
    }
    if (chosen == null || before == null || !chosen.equals(before.chosen())) {
      reveal = chosen;
    }
    if (wantsFocus) {
      takeFocus();
    }
    speak();
    requestLayout();
  }

  /// The focus stays on its groups when others open or close around them.
  private static Spot follow(Sight before, Matrix matrix) {
    Spot was = before.focus();
    return new Spot(
        follow(was.row(), before.matrix().rows(), matrix.rows()),
        follow(was.column(), before.matrix().columns(), matrix.columns()));
  }

  private static int follow(int place, Axis was, Axis is) {
    if (place < 0 || place >= was.size()) {
      return Spot.HEADER;
    }
    int now = is.place(was.get(place).key());
    return now >= 0 ? now : Math.min(place, is.size() - 1);
  }

  /// What has the focus stays where it is on screen while groups open and fold around it; so does
  /// what is topmost when the focus is elsewhere.
  private void anchor(@Nullable Sight before, Sight now) {
    if (before == null) {
      return;
    }
    int row =
        anchor(before.focus().row(), geometry.firstRow(scrollY()), geometry.lastRow(scrollY()));
    int column =
        anchor(
            before.focus().column(),
            geometry.firstColumn(scrollX()),
            geometry.lastColumn(scrollX()));
    move(down, row, before.matrix().rows(), now.matrix().rows(), Geometry.ROW);
    move(across, column, before.matrix().columns(), now.matrix().columns(), geometry.cell());
  }

  private static int anchor(int focus, int first, int last) {
    return focus >= first && focus <= last ? focus : first;
  }

  private static void move(ScrollBar bar, int place, Axis was, Axis is, double size) {
    int now = place < was.size() ? is.place(was.get(place).key()) : -1;
    if (now >= 0 && now != place) {
      double value = Math.max(0, bar.getValue() + (now - place) * size);
      // The bar's range follows with the next layout, and with it the last say on the value.
      bar.setMax(Math.max(bar.getMax(), value));
      bar.setValue(value);
    }
  }

  private void measure(Matrix matrix) {
    GridPainter with = painter;
    if (with != null) {
      left = clamp(Math.ceil(longest(matrix.rows(), with)), 180, 300);
      top = clamp(Math.ceil(longest(matrix.columns(), with)), 96, 190);
    }
  }

  /// Of the names with the most characters at each depth: measuring them all would take longer than
  /// a frame.
  private static double longest(Axis axis, GridPainter with) {
    Map<Integer, Group> longest = new HashMap<>();
    for (Group group : axis.groups()) {
      longest.merge(
          group.depth(), group, (a, b) -> b.title().length() > a.title().length() ? b : a);
    }
    return longest.values().stream().mapToDouble(with.headers()::wanted).max().orElse(0);
  }

  private static double clamp(double value, double least, double most) {
    return Math.round(Math.max(least, Math.min(most, value)));
  }

  @Nullable Sight sight() {
    return sight;
  }

  Geometry geometry() {
    return geometry;
  }

  double scrollX() {
    return Math.round(across.getValue());
  }

  double scrollY() {
    return Math.round(down.getValue());
  }

  void scrollBy(double x, double y) {
    across.setValue(clamp(across.getValue() + x, 0, across.getMax()));
    down.setValue(clamp(down.getValue() + y, 0, down.getMax()));
  }

  /// Moves the focus and brings it on screen.
  void focus(Spot spot) {
    Sight now = sight;
    if (now == null || (spot.row() < 0 && spot.column() < 0)) {
      return;
    }
    sight = new Sight(now.matrix(), now.filter(), spot, now.focused(), now.hover(), now.chosen());
    if (spot.column() >= 0) {
      across.setValue(geometry.showX(spot.column(), across.getValue()));
    }
    if (spot.row() >= 0) {
      down.setValue(geometry.showY(spot.row(), down.getValue()));
    }
    speak();
    requestLayout();
  }

  /// Takes the keyboard, now or as soon as there is a matrix.
  void takeFocus() {
    wantsFocus = sight == null;
    if (!wantsFocus) {
      requestFocus();
    }
  }

  /// Brings the chosen cell on screen once, when it is there and all sizes are known.
  private void reveal() {
    Sight now = sight;
    Pair pair = reveal;
    if (now == null || pair == null) {
      return;
    }
    Spot spot =
        new Spot(
            now.matrix().rows().place(pair.source()), now.matrix().columns().place(pair.target()));
    if (spot.cell()) {
      reveal = null;
      focus(spot);
    }
  }

  /// Shows what was observed beside what is predicted.
  void observe(Observed observed) {
    cache.observe(observed);
    speak();
    requestLayout();
  }

  void hover(Spot spot) {
    Sight now = sight;
    if (now != null && !now.hover().equals(spot)) {
      sight = new Sight(now.matrix(), now.filter(), now.focus(), now.focused(), spot, now.chosen());
      requestLayout();
    }
  }

  private void focusOn(boolean focused) {
    Sight now = sight;
    if (now != null) {
      sight =
          new Sight(now.matrix(), now.filter(), now.focus(), focused, now.hover(), now.chosen());
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(0, getWidth() - BAR);
    double height = Math.max(0, getHeight() - BAR);
    double zoom = Zoomed.of(this);
    canvas.setWidth(width * zoom);
    canvas.setHeight(height * zoom);
    canvas.getTransforms().setAll(new Scale(1 / zoom, 1 / zoom));
    canvas.getGraphicsContext2D().setTransform(zoom, 0, 0, zoom, 0, 0);
    down.resizeRelocate(width, top, BAR, Math.max(0, height - top));
    across.resizeRelocate(left, height, Math.max(0, width - left), BAR);
    Sight now = sight;
    if (now == null || painter == null || width < 1 || height < 1) {
      return;
    }
    double cell = now.filter().single() ? NARROW_CELL : CELL;
    Geometry before = geometry;
    geometry =
        new Geometry(
            left,
            top,
            cell,
            now.matrix().rows().size(),
            now.matrix().columns().size(),
            width,
            height);
    bar(down, geometry.mostY(), height - top, Geometry.ROW);
    bar(across, geometry.mostX(), width - left, cell);
    keepInSight(before, now.focus());
    reveal();
    Wanted missing = painter.paint(Objects.requireNonNull(sight), geometry, scrollX(), scrollY());
    if (!missing.cells().isEmpty()) {
      worker.want(missing);
    }
  }

  /// When headers grow or the explanation takes room, the focus does not slip under them.
  private void keepInSight(Geometry before, Spot focus) {
    if (before.sameRoom(geometry)) {
      return;
    }
    if (before.columnIsIn(focus.column(), scrollX())) {
      across.setValue(geometry.showX(focus.column(), scrollX()));
    }
    if (before.rowIsIn(focus.row(), scrollY())) {
      down.setValue(geometry.showY(focus.row(), scrollY()));
    }
  }

  private static void bar(ScrollBar bar, double most, double room, double unit) {
    bar.setVisible(most > 0);
    bar.setMax(most);
    bar.setVisibleAmount(most * Math.max(room / (most + room), THUMB / Math.max(THUMB, room)));
    bar.setUnitIncrement(unit);
    bar.setBlockIncrement(room);
    if (bar.getValue() > most) {
      bar.setValue(most);
    }
  }

  private void cellsReady() {
    if (!coming.getAndSet(true)) {
      FxCrossing.later(
          () -> {
            coming.set(false);
            speak();
            requestLayout();
          });
    }
  }

  /// What a screen reader says of the focus.
  private void speak() {
    Sight now = sight;
    if (now != null) {
      String text = GridWords.of(now, now.focus(), cache);
      if (!text.equals(getAccessibleText())) {
        setAccessibleText(text);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
      }
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
