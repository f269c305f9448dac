package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The grid of a workload's pods. A pod keeps its cell from one chart to the next; the grid's size
/// is that of its places, and where pods outnumber them some cells are shared.
final class PodGrid {
  private static final double STEP_X = Metrics.POD_WIDTH + Metrics.POD_GAP;
  private static final double STEP_Y = Metrics.POD_HEIGHT + Metrics.POD_GAP;
  private static final int SMALL = 16;
  private static final int SMALL_ROWS = 4;
  private static final double SHAPE = 2.0;

  private PodGrid() {}

  /// The size of a grid in cells.
  private record Size(int columns, int rows) {
    static final Size NONE = new Size(0, 0);

    static Size of(int pods) {
      int columns = columnsFor(pods);
      return new Size(columns, (pods + columns - 1) / columns);
    }

    /// The size of an earlier grid, by the frame around it.
    static Size in(Area frame) {
      double width = frame.width() - margin() + Metrics.POD_GAP;
      double height = frame.height() - heightWithout() + Metrics.POD_GAP;
      return new Size(
          Math.max(0, (int) Math.round(width / STEP_X)),
          Math.max(0, (int) Math.round(height / STEP_Y)));
    }

    int cells() {
      return columns * rows;
    }
  }

  /// A workload with its heading and pods.
  static Block workload(ObjectRef workload, Crew crew, Map<ObjectRef, Area> previous) {
    Area before = previous.get(workload);
    Size had = before == null ? Size.NONE : Size.in(before);
    Size size = size(crew, had);
    double width = margin() + size.columns() * STEP_X - Metrics.POD_GAP;
    if (size.rows() == 0) {
      return Block.of(workload, width, Metrics.CARD_HEIGHT);
    }
    List<Block.Placed> parts = new ArrayList<>();
    double height = heightWithout() + size.rows() * STEP_Y - Metrics.POD_GAP;
    parts.add(new Block.Placed(workload, new Area(0, 0, width, height)));
    int usable = Math.min(size.cells(), Math.max(crew.places(), crew.pods().size()));
    boolean same = had.columns() == size.columns();
    List<List<ObjectRef>> cells =
        Cells.assign(crew, usable, p -> same ? cell(previous.get(p), before, size) : -1);
    for (int i = 0; i < cells.size(); i++) {
      int row = i / size.columns();
      double x = Metrics.WORKLOAD_PAD + (i % size.columns()) * STEP_X;
      share(cells.get(i), x, Metrics.WORKLOAD_HEADING + row * STEP_Y, parts);
    }
    return new Block(workload, width, height, parts);
  }

  /// As large as its places need; what was larger shrinks only once the surplus is gone, and what
  /// has lost all its pods and wants them back keeps its room.
  private static Size size(Crew crew, Size had) {
    if (crew.pods().isEmpty() && had.rows() == 0) {
      return new Size(1, 0);
    }
    boolean surplus = crew.pods().size() > crew.places();
    return surplus && crew.pods().size() <= had.cells() ? had : Size.of(crew.places());
  }

  /// Sets the pods of one cell side by side into it.
  private static void share(List<ObjectRef> pods, double x, double y, List<Block.Placed> parts) {
    double step = STEP_X / Math.max(1, pods.size());
    for (int i = 0; i < pods.size(); i++) {
      Area area = new Area(x + i * step, y, step - Metrics.POD_GAP, Metrics.POD_HEIGHT);
      parts.add(new Block.Placed(pods.get(i), area));
    }
  }

  /// The cell in which a pod stood, or a negative number.
  private static int cell(@Nullable Area pod, @Nullable Area frame, Size size) {
    if (pod == null || frame == null) {
      return -1;
    }
    int column = (int) Math.floor((pod.centerX() - frame.x() - Metrics.WORKLOAD_PAD) / STEP_X);
    int row = (int) Math.round((pod.y() - frame.y() - Metrics.WORKLOAD_HEADING) / STEP_Y);
    return column < 0 || column >= size.columns() || row < 0 ? -1 : row * size.columns() + column;
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

  private static double margin() {
    return 2 * Metrics.WORKLOAD_PAD;
  }

  private static double heightWithout() {
    return Metrics.WORKLOAD_HEADING + Metrics.WORKLOAD_PAD;
  }
}
