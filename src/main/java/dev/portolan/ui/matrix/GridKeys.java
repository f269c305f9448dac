package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Hierarchy;
import dev.portolan.ui.matrix.Geometry.Spot;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do in the grid: arrows, Home, End and the page keys move the focus, Enter explains
/// a cell or turns a header, Right and Left on a row's header open and fold it.
final class GridKeys {
  private final GridView grid;

  GridKeys(GridView grid) {
    this.grid = grid;
  }

  void install() {
    grid.setOnKeyPressed(this::pressed);
  }

  private void pressed(KeyEvent e) {
    Sight sight = grid.sight();
    if (sight == null || e.isAltDown() || e.isMetaDown()) {
      return;
    }
    Spot at = sight.focus();
    KeyCode code = e.getCode();
    if (code == KeyCode.ENTER || code == KeyCode.SPACE) {
      GridMouse.activate(grid, sight, at);
    } else if (at.rowHeader() && code == KeyCode.RIGHT && turn(sight, at.row(), true)) {
      grid.focus(at);
    } else if (at.rowHeader() && code == KeyCode.LEFT) {
      if (!turn(sight, at.row(), false)) {
        toParent(sight, at.row());
      }
    } else if (!move(e, sight, at)) {
      return;
    }
    e.consume();
  }

  /// False when there is nothing to open or fold.
  private boolean turn(Sight sight, int row, boolean open) {
    Axis rows = sight.matrix().rows();
    Group group = rows.get(row);
    if (!group.opens() || rows.open(group.key()) == open) {
      return false;
    }
    grid.act(new GridAct.Turn(Axis.Name.ROWS, group, open));
    return true;
  }

  private void toParent(Sight sight, int row) {
    Hierarchy hierarchy = sight.matrix().hierarchy();
    Axis rows = sight.matrix().rows();
    hierarchy
        .parent(rows.get(row).key())
        .ifPresent(p -> grid.focus(new Spot(rows.place(p), Spot.HEADER)));
  }

  private boolean move(KeyEvent e, Sight sight, Spot at) {
    int rows = sight.matrix().rows().size();
    int columns = sight.matrix().columns().size();
    boolean far = e.isControlDown();
    int page = grid.geometry().page();
    int pageAcross = grid.geometry().pageAcross();
    int row = at.row();
    int column = at.column();
    switch (e.getCode()) {
      case UP -> row--;
      case DOWN -> row++;
      case LEFT -> column--;
      case RIGHT -> column++;
      case HOME -> {
        column = column < 0 ? column : 0;
        row = row >= 0 && (far || column < 0) ? 0 : row;
      }
      case END -> {
        column = column < 0 ? column : columns - 1;
        row = row >= 0 && (far || column < 0) ? rows - 1 : row;
      }
      case PAGE_UP -> {
        column = row < 0 ? Math.max(0, column - pageAcross) : column;
        row = row < 0 ? row : Math.max(0, row - page);
      }
      case PAGE_DOWN -> {
        row = row < 0 ? row : row + page;
        column = row < 0 ? column + pageAcross : column;
      }
      default -> {
        return false;
      }
    }
    if (row >= 0 || column >= 0) {
      grid.focus(
          new Spot(
              Math.max(Spot.HEADER, Math.min(row, rows - 1)),
              Math.max(Spot.HEADER, Math.min(column, columns - 1))));
    }
    return true;
  }
}
