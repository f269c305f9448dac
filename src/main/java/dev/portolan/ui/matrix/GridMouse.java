package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Group;
import dev.portolan.ui.matrix.Geometry.Spot;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// What the mouse does in the grid: hovering shows row and column and a tip, a click on a header
/// opens or folds it, a click on a cell explains it, the wheel scrolls.
final class GridMouse {
  private final GridView grid;
  private final Tooltip tip = new Tooltip();
  private Spot told = Spot.NOWHERE;

  GridMouse(GridView grid) {
    this.grid = grid;
    tip.setShowDelay(Duration.millis(450));
    tip.setShowDuration(Duration.INDEFINITE);
  }

  void install() {
    grid.setOnMouseMoved(this::moved);
    grid.setOnMouseExited(e -> tell(Spot.NOWHERE));
    grid.setOnMousePressed(this::pressed);
    grid.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  private void moved(MouseEvent e) {
    tell(at(e));
  }

  private void tell(Spot spot) {
    grid.hover(spot);
    Sight sight = grid.sight();
    String words = sight == null ? "" : GridWords.of(sight, spot, grid.cache());
    tip.setText(words);
    if (spot.equals(told)) {
      return;
    }
    told = spot;
    tip.hide();
    Tooltip.uninstall(grid, tip);
    if (!words.isEmpty()) {
      Tooltip.install(grid, tip);
    }
  }

  private void pressed(MouseEvent e) {
    grid.requestFocus();
    Sight sight = grid.sight();
    Spot spot = at(e);
    if (sight == null || spot.equals(Spot.NOWHERE) || e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    grid.focus(spot);
    activate(grid, sight, spot);
    e.consume();
  }

  /// Opens or folds a header, explains a cell.
  static void activate(GridView grid, Sight sight, Spot spot) {
    Axis rows = sight.matrix().rows();
    Axis columns = sight.matrix().columns();
    if (spot.cell()) {
      grid.act(new GridAct.Choose(rows.get(spot.row()), columns.get(spot.column())));
    } else if (spot.rowHeader()) {
      turn(grid, Axis.Name.ROWS, rows, rows.get(spot.row()));
    } else if (spot.columnHeader()) {
      turn(grid, Axis.Name.COLUMNS, columns, columns.get(spot.column()));
    }
  }

  private static void turn(GridView grid, Axis.Name name, Axis axis, Group group) {
    if (group.opens()) {
      grid.act(new GridAct.Turn(name, group, !axis.open(group.key())));
    }
  }

  private void scrolled(ScrollEvent e) {
    boolean sideways = e.isShiftDown() && e.getDeltaX() == 0;
    grid.scrollBy(sideways ? -e.getDeltaY() : -e.getDeltaX(), sideways ? 0 : -e.getDeltaY());
    // Row and column go along; the tip waits for the pointer to move.
    grid.hover(grid.geometry().at(e.getX(), e.getY(), grid.scrollX(), grid.scrollY()));
    tip.hide();
    e.consume();
  }

  private Spot at(MouseEvent e) {
    Geometry geometry = grid.geometry();
    boolean inside = e.getX() < geometry.width() && e.getY() < geometry.height();
    return inside ? geometry.at(e.getX(), e.getY(), grid.scrollX(), grid.scrollY()) : Spot.NOWHERE;
  }
}
