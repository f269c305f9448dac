package dev.portolan.ui.matrix;

/// Where everything of the grid is: sizes of headers and cells, and how far it is scrolled.
///
/// @param left the width of the row headers
/// @param top the height of the column headers
/// @param cell the width of a column
/// @param rows how many there are
/// @param columns how many there are
/// @param width of the whole grid on screen, headers included
/// @param height likewise
record Geometry(
    double left, double top, double cell, int rows, int columns, double width, double height) {
  static final double ROW = 26;

  /// A place in the grid: a cell; a header where one of the two is `HEADER`; nothing where one is
  /// `NONE`.
  record Spot(int row, int column) {
    static final int HEADER = -1;
    static final int NONE = -2;
    static final Spot NOWHERE = new Spot(NONE, NONE);

    boolean cell() {
      return row >= 0 && column >= 0;
    }

    boolean rowHeader() {
      return row >= 0 && column == HEADER;
    }

    boolean columnHeader() {
      return row == HEADER && column >= 0;
    }
  }

  double mostX() {
    return Math.max(0, columns * cell - (width - left));
  }

  double mostY() {
    return Math.max(0, rows * ROW - (height - top));
  }

  int firstRow(double scrollY) {
    return (int) (scrollY / ROW);
  }

  /// The last one of which a part is visible; -1 when there is none.
  int lastRow(double scrollY) {
    return Math.min(rows - 1, (int) ((scrollY + height - top) / ROW));
  }

  int firstColumn(double scrollX) {
    return (int) (scrollX / cell);
  }

  int lastColumn(double scrollX) {
    return Math.min(columns - 1, (int) ((scrollX + width - left) / cell));
  }

  double x(int column, double scrollX) {
    return left + Math.round(column * cell - scrollX);
  }

  double y(int row, double scrollY) {
    return top + Math.round(row * ROW - scrollY);
  }

  boolean columnIsIn(int column, double scrollX) {
    return column >= firstColumn(scrollX) && column <= lastColumn(scrollX);
  }

  boolean rowIsIn(int row, double scrollY) {
    return row >= firstRow(scrollY) && row <= lastRow(scrollY);
  }

  /// True when there is as much room for cells of the same size.
  boolean sameRoom(Geometry other) {
    return cell == other.cell
        && width - left == other.width - other.left
        && height - top == other.height - other.top;
  }

  /// How many rows fit on the screen, at least one.
  int page() {
    return Math.max(1, (int) ((height - top) / ROW) - 1);
  }

  int pageAcross() {
    return Math.max(1, (int) ((width - left) / cell) - 1);
  }

  Spot at(double x, double y, double scrollX, double scrollY) {
    int column = x < left ? Spot.HEADER : (int) ((x - left + scrollX) / cell);
    int row = y < top ? Spot.HEADER : (int) ((y - top + scrollY) / ROW);
    if (row >= rows || column >= columns || (row < 0 && column < 0)) {
      return Spot.NOWHERE;
    }
    return new Spot(row, column);
  }

  /// How far to scroll so that a column is wholly visible.
  double showX(int column, double scrollX) {
    return show(column * cell, cell, width - left, scrollX);
  }

  double showY(int row, double scrollY) {
    return show(row * ROW, ROW, height - top, scrollY);
  }

  private static double show(double start, double size, double room, double scroll) {
    double atLeast = start + size - room;
    return Math.max(0, Math.min(start, Math.max(scroll, atLeast)));
  }
}
