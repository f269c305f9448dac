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
  ///
  /// @param folded true for the small cells in the strip of a folded workload
  record Size(int columns, int rows, boolean folded) {
    static final Size NONE = new Size(0, 0, false);

    static Size of(int pods, boolean folded) {
      if (folded) {
        return Strip.size(pods);
      }
      int columns = columnsFor(pods);
      return new Size(columns, (pods + columns - 1) / columns, false);
    }

    int cells() {
      return columns * rows;
    }
  }

  /// As large as its places need; what was larger shrinks only once the surplus is gone, and what
  /// has lost all its pods and wants them back keeps its room.
  static Size size(Roster crew, boolean folded, Size was) {
    Size had = was.folded() == folded ? was : Size.NONE;
    if (crew.pods().isEmpty() && had.rows() == 0) {
      return new Size(1, 0, folded);
    }
    boolean surplus = crew.pods().size() > crew.places();
    return surplus && crew.pods().size() <= had.cells() ? had : Size.of(crew.places(), folded);
  }

  static double width(Size size) {
    if (size.folded()) {
      return Metrics.FOLDED_WIDTH;
    }
    return 2 * Metrics.WORKLOAD_PAD + size.columns() * STEP_X - Metrics.POD_GAP;
  }

  static double height(Size size) {
    if (size.folded()) {
      return Metrics.FOLDED_HEIGHT;
    }
    return size.rows() == 0
        ? Metrics.CARD_HEIGHT
        : Metrics.WORKLOAD_HEADING + Metrics.WORKLOAD_PAD + size.rows() * STEP_Y - Metrics.POD_GAP;
  }

  /// The place of a cell inside the workload's frame.
  static Area cell(Size size, int cell) {
    if (size.folded()) {
      return Strip.cell(size, cell);
    }
    int row = cell / size.columns();
    double x = Metrics.WORKLOAD_PAD + (cell % size.columns()) * STEP_X;
    double y = Metrics.WORKLOAD_HEADING + row * STEP_Y;
    return new Area(x, y, Metrics.POD_WIDTH, Metrics.POD_HEIGHT);
  }

  /// One of several equal parts of a cell, side by side, with gaps as between cells.
  static Area share(Size size, Area cell, int part, int of) {
    double gap = size.folded() ? Strip.gap(cell.width()) : Metrics.POD_GAP;
    double step = Strip.grain((cell.width() + gap) / Math.max(1, of));
    return new Area(cell.x() + part * step, cell.y(), step - gap, cell.height());
  }

  /// True when a cell touches an area.
  static boolean touches(Size size, int cell, Area area) {
    Area place = cell(size, cell);
    return place.x() <= area.right()
        && area.x() <= place.right()
        && place.y() <= area.bottom()
        && area.y() <= place.bottom();
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
