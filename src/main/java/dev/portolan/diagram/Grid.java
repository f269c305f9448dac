package dev.portolan.diagram;

import java.util.Arrays;
import java.util.BitSet;

/// Numbers by place: the plane cut into square cells, each with the numbers of what touches it.
final class Grid {
  private static final double MIN_CELL = 64;
  private static final int MAX_SIDE = 256;

  private final Rect bounds;
  private final double cell;
  private final int columns;
  private final int rows;
  private final int[][] cells;

  Grid(Rect bounds, int expected) {
    this.bounds = bounds;
    double area = Math.max(1, bounds.width() * bounds.height());
    double byCount = Math.sqrt(area / Math.max(1, expected));
    double bySide = Math.max(bounds.width(), bounds.height()) / MAX_SIDE;
    cell = Math.max(MIN_CELL, Math.max(byCount, bySide));
    columns = (int) (bounds.width() / cell) + 1;
    rows = (int) (bounds.height() / cell) + 1;
    cells = new int[columns * rows][];
  }

  void add(int number, Rect rect) {
    for (int row = row(rect.y()); row <= row(rect.bottom()); row++) {
      for (int column = column(rect.x()); column <= column(rect.right()); column++) {
        int at = row * columns + column;
        int[] old = cells[at] == null ? new int[0] : cells[at];
        cells[at] = Arrays.copyOf(old, old.length + 1);
        cells[at][old.length] = number;
      }
    }
  }

  BitSet at(double x, double y) {
    BitSet found = new BitSet();
    collect(row(y) * columns + column(x), found);
    return found;
  }

  BitSet in(Rect area) {
    BitSet found = new BitSet();
    for (int row = row(area.y()); row <= row(area.bottom()); row++) {
      for (int column = column(area.x()); column <= column(area.right()); column++) {
        collect(row * columns + column, found);
      }
    }
    return found;
  }

  private void collect(int at, BitSet found) {
    if (cells[at] != null) {
      for (int number : cells[at]) {
        found.set(number);
      }
    }
  }

  private int row(double y) {
    return Math.clamp((long) Math.floor((y - bounds.y()) / cell), 0, rows - 1);
  }

  private int column(double x) {
    return Math.clamp((long) Math.floor((x - bounds.x()) / cell), 0, columns - 1);
  }
}
