package dev.portolan.ui.matrix;

import dev.portolan.paint.Role;
import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Cell;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.ui.matrix.CellCache.Pair;
import dev.portolan.ui.matrix.CellWorker.Wanted;
import dev.portolan.ui.matrix.Geometry.Spot;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints one frame of the grid: the cells that are on screen and no others, the headers over them.
final class GridPainter {
  /// So many rows and columns off the screen are worked out too.
  private static final int MARGIN = 8;

  private final GraphicsContext g;
  private final Inks inks;
  private final CellCache cache;
  private final CellPainter cells;
  private final HeaderPainter headers;

  GridPainter(Canvas canvas, Inks inks, CellCache cache) {
    this.g = canvas.getGraphicsContext2D();
    this.inks = inks;
    this.cache = cache;
    this.cells = new CellPainter(g, inks);
    this.headers = new HeaderPainter(g, inks);
  }

  HeaderPainter headers() {
    return headers;
  }

  /// Paints, and gives the cells that it had to leave open or knows only from before.
  Wanted paint(Sight sight, Geometry at, double scrollX, double scrollY) {
    Matrix matrix = sight.matrix();
    g.setFill(inks.get(Role.PANEL));
    g.fillRect(0, 0, at.width(), at.height());
    List<CellWorker.Spot> missing = new ArrayList<>();
    int lastRow = at.lastRow(scrollY);
    int lastColumn = at.lastColumn(scrollX);
    clip(at.left(), at.top(), at.width(), at.height());
    for (int r = at.firstRow(scrollY); r <= lastRow; r++) {
      Group row = matrix.rows().get(r);
      double y = at.y(r, scrollY);
      for (int c = at.firstColumn(scrollX); c <= lastColumn; c++) {
        Group column = matrix.columns().get(c);
        if (!cell(sight, row, column, at.x(c, scrollX), y, at.cell())) {
          missing.add(new CellWorker.Spot(row, column));
        }
      }
    }
    g.restore();
    around(matrix, at, scrollX, scrollY, missing);
    rowHeaders(sight, at, scrollY, lastRow);
    columnHeaders(sight, at, scrollX, lastColumn);
    crosshair(sight.hover(), at, scrollX, scrollY);
    corner(at);
    marks(sight, at, scrollX, scrollY);
    return new Wanted(matrix, missing);
  }

  /// The cells just off the screen come after those on it, so that scrolling finds them ready.
  private void around(
      Matrix matrix, Geometry at, double scrollX, double scrollY, List<CellWorker.Spot> missing) {
    int firstRow = Math.max(0, at.firstRow(scrollY) - MARGIN);
    int lastRow = Math.min(matrix.rows().size() - 1, at.lastRow(scrollY) + MARGIN);
    int firstColumn = Math.max(0, at.firstColumn(scrollX) - MARGIN);
    int lastColumn = Math.min(matrix.columns().size() - 1, at.lastColumn(scrollX) + MARGIN);
    for (int r = firstRow; r <= lastRow; r++) {
      boolean seen = r >= at.firstRow(scrollY) && r <= at.lastRow(scrollY);
      for (int c = firstColumn; c <= lastColumn; c++) {
        boolean both = seen && c >= at.firstColumn(scrollX) && c <= at.lastColumn(scrollX);
        if (!both && !cache.fresh(matrix.rows().get(r), matrix.columns().get(c))) {
          missing.add(new CellWorker.Spot(matrix.rows().get(r), matrix.columns().get(c)));
        }
      }
    }
  }

  /// False when it is not known yet, or only from before.
  private boolean cell(Sight sight, Group row, Group column, double x, double y, double width) {
    Spread spread = cache.get(row, column);
    if (spread == null) {
      cells.pending(x, y, width - 1, Geometry.ROW - 1);
      return false;
    }
    cells.draw(Cell.of(spread, sight.filter()), x, y, width - 1, Geometry.ROW - 1);
    cache
        .observed()
        .at(row.key(), column.key())
        .ifPresent(o -> cells.observed(o, x, y, width - 1, Geometry.ROW - 1));
    return cache.fresh(row, column);
  }

  private void rowHeaders(Sight sight, Geometry at, double scrollY, int last) {
    clip(0, at.top(), at.left(), at.height());
    for (int r = at.firstRow(scrollY); r <= last; r++) {
      Group row = sight.matrix().rows().get(r);
      double y = at.y(r, scrollY);
      ground(row, 0, y, at.left() - 1, Geometry.ROW - 1);
      g.save();
      g.translate(0, y + (Geometry.ROW - 1) / 2);
      headers.draw(row, sight.matrix().rows(), at.left(), 0);
      g.restore();
    }
    g.restore();
    line(at.left() - 1, 0, at.left() - 1, at.height());
  }

  private void columnHeaders(Sight sight, Geometry at, double scrollX, int last) {
    clip(at.left(), 0, at.width(), at.top());
    for (int c = at.firstColumn(scrollX); c <= last; c++) {
      Group column = sight.matrix().columns().get(c);
      double x = at.x(c, scrollX);
      ground(column, x, 0, at.cell() - 1, at.top() - 1);
      g.save();
      g.translate(x + (at.cell() - 1) / 2, at.top() - 1);
      g.rotate(-90);
      headers.draw(column, sight.matrix().columns(), at.top(), -90);
      g.restore();
    }
    g.restore();
    line(0, at.top() - 1, at.width(), at.top() - 1);
  }

  /// The deeper, the nearer to the ground of the window.
  private void ground(Group group, double x, double y, double width, double height) {
    g.setFill(
        inks.get(
            switch (group.depth()) {
              case 0 -> Role.CONTROL;
              case 1 -> Role.PANEL_RAISED;
              default -> Role.PANEL;
            }));
    g.fillRect(x, y, width, height);
  }

  private void corner(Geometry at) {
    g.setFill(inks.get(Role.PANEL));
    g.fillRect(0, 0, at.left() - 1, at.top() - 1);
    g.setFill(inks.get(Role.TEXT_MUTED));
    g.setFont(Font.font("Inter", 12));
    g.setTextBaseline(VPos.BOTTOM);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText("from ↓", 10, at.top() - 8);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText("to →", at.left() - 10, at.top() - 8);
  }

  private void crosshair(Spot hover, Geometry at, double scrollX, double scrollY) {
    g.setFill(inks.glaze(Role.ACCENT, 0.10));
    if (hover.row() >= 0) {
      clip(0, at.top(), at.width(), at.height());
      g.fillRect(0, at.y(hover.row(), scrollY), at.width(), Geometry.ROW - 1);
      g.restore();
    }
    if (hover.column() >= 0) {
      clip(at.left(), 0, at.width(), at.height());
      g.fillRect(at.x(hover.column(), scrollX), 0, at.cell() - 1, at.height());
      g.restore();
    }
  }

  private void marks(Sight sight, Geometry at, double scrollX, double scrollY) {
    Pair chosen = sight.chosen();
    if (chosen != null) {
      Spot spot =
          new Spot(
              sight.matrix().rows().place(chosen.source()),
              sight.matrix().columns().place(chosen.target()));
      if (spot.cell()) {
        frame(spot, at, scrollX, scrollY, Role.TEXT);
      }
    }
    if (sight.focused()) {
      frame(sight.focus(), at, scrollX, scrollY, Role.FOCUS);
    }
  }

  private void frame(Spot spot, Geometry at, double scrollX, double scrollY, Role role) {
    boolean row = spot.row() >= 0;
    boolean column = spot.column() >= 0;
    if (!row && !column) {
      return;
    }
    clip(
        column ? at.left() : 0,
        row ? at.top() : 0,
        column ? at.width() : at.left(),
        row ? at.height() : at.top());
    g.setStroke(inks.get(role));
    g.setLineWidth(2);
    double x = column ? at.x(spot.column(), scrollX) : 0;
    double y = row ? at.y(spot.row(), scrollY) : 0;
    double width = (column ? at.cell() : at.left()) - 1;
    double height = (row ? Geometry.ROW : at.top()) - 1;
    g.strokeRect(x + 1, y + 1, width - 2, height - 2);
    g.restore();
  }

  /// Saves the context and keeps to a part of the canvas; the caller restores.
  private void clip(double left, double top, double right, double bottom) {
    g.save();
    g.beginPath();
    g.rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    g.clip();
  }

  private void line(double x1, double y1, double x2, double y2) {
    g.setFill(inks.get(Role.LINE_STRONG));
    g.fillRect(x1, y1, Math.max(1, x2 - x1), Math.max(1, y2 - y1));
  }
}
