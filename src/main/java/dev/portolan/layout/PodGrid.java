package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;

/// The measures of the grid of a workload's pods.
final class PodGrid {
  private static final double STEP_X = Metrics.POD_WIDTH + Metrics.POD_GAP;
  private static final double STEP_Y = Metrics.POD_HEIGHT + Metrics.POD_GAP;
  private static final int SMALL = 16;
  private static final int SMALL_ROWS = 4;
  private static final double SHAPE = 2.0;

  private PodGrid() {}

  /// The size of a grid in cells.
  record Size(int columns, int rows) {
    static final Size NONE = new Size(0, 0);

    static Size of(int pods) {
      int columns = columnsFor(pods);
      return new Size(columns, (pods + columns - 1) / columns);
    }

    int cells() {
      return columns * rows;
    }
  }

  /// As large as its places need; what was larger shrinks only once the surplus is gone, and what
  /// has lost all its pods and wants them back keeps its room.
  static Size size(Roster crew, Size had) {
    if (crew.pods().isEmpty() && had.rows() == 0) {
      return new Size(1, 0);
    }
    boolean surplus = crew.pods().size() > crew.places();
    return surplus && crew.pods().size() <= had.cells() ? had : Size.of(crew.places());
  }

  static double width(Size size) {
    return 2 * Metrics.WORKLOAD_PAD + size.columns() * STEP_X - Metrics.POD_GAP;
  }

  static double height(Size size) {
    return size.rows() == 0
        ? Metrics.CARD_HEIGHT
        : Metrics.WORKLOAD_HEADING + Metrics.WORKLOAD_PAD + size.rows() * STEP_Y - Metrics.POD_GAP;
  }

  /// The place of a cell inside the workload's frame.
  static Area cell(Size size, int cell) {
    int row = cell / size.columns();
    double x = Metrics.WORKLOAD_PAD + (cell % size.columns()) * STEP_X;
    double y = Metrics.WORKLOAD_HEADING + row * STEP_Y;
    return new Area(x, y, Metrics.POD_WIDTH, Metrics.POD_HEIGHT);
  }

  /// One of several equal parts of a cell, side by side.
  static Area share(Area cell, int part, int of) {
    double step = STEP_X / Math.max(1, of);
    return new Area(cell.x() + part * step, cell.y(), step - Metrics.POD_GAP, cell.height());
  }

  /// True when a cell may touch an area.
  static boolean touches(Size size, int cell, Area area) {
    int row = cell / size.columns();
    double x = Metrics.WORKLOAD_PAD + (cell % size.columns()) * STEP_X;
    double y = Metrics.WORKLOAD_HEADING + row * STEP_Y;
    return x <= area.right()
        && area.x() <= x + STEP_X
        && y <= area.bottom()
        && area.y() <= y + STEP_Y;
  }

  /// Lone pods in a grid without a frame.
  static Block loose(List<ObjectRef> pods) {
    int columns = columnsFor(pods.size());
    List<Block.Placed> parts = new ArrayList<>();
    for (int i = 0; i < pods.size(); i++) {
      double x = (i % columns) * STEP_X;
      int row = i / columns;
      double y = row * STEP_Y;
      parts.add(
          new Block.Placed(pods.get(i), new Area(x, y, Metrics.POD_WIDTH, Metrics.POD_HEIGHT)));
    }
    return Block.around(pods.getFirst(), parts);
  }

  private static int columnsFor(int pods) {
    if (pods <= SMALL) {
      return Math.max(1, (pods + SMALL_ROWS - 1) / SMALL_ROWS);
    }
    return Math.max(
        SMALL / SMALL_ROWS, (int) Math.round(Math.sqrt(pods * STEP_Y / STEP_X * SHAPE)));
  }
}
