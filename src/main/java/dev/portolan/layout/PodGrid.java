package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The grid of a workload's pods. A pod keeps its cell from one chart to the next, and the grid its
/// size while the pods fit with no more than a row to spare.
final class PodGrid {
  private static final double STEP_X = Metrics.POD_WIDTH + Metrics.POD_GAP;
  private static final double STEP_Y = Metrics.POD_HEIGHT + Metrics.POD_GAP;
  private static final int SMALL = 16;
  private static final int SMALL_ROWS = 4;
  private static final double SHAPE = 2.0;

  private PodGrid() {}

  /// A workload with its heading and pods.
  static Block workload(ObjectRef workload, List<ObjectRef> pods, Map<ObjectRef, Area> previous) {
    Area before = previous.get(workload);
    int columns = columns(pods.size());
    int rows = rows(pods.size(), columns);
    if (before != null && !pods.isEmpty()) {
      int hadColumns = (int) Math.round((before.width() - margin() + Metrics.POD_GAP) / STEP_X);
      int hadRows =
          (int) Math.round((before.height() - heightWithout() + Metrics.POD_GAP) / STEP_Y);
      int needed = rows(pods.size(), Math.max(1, hadColumns));
      if (hadColumns > 0 && needed <= hadRows && needed >= hadRows - 1) {
        columns = hadColumns;
        rows = hadRows;
      }
    }
    double width = margin() + columns * STEP_X - Metrics.POD_GAP;
    if (pods.isEmpty()) {
      return Block.of(workload, width, Metrics.CARD_HEIGHT);
    }
    List<Block.Placed> parts = new ArrayList<>();
    double height = heightWithout() + rows * STEP_Y - Metrics.POD_GAP;
    parts.add(new Block.Placed(workload, new Area(0, 0, width, height)));
    @Nullable ObjectRef[] cells = new @Nullable ObjectRef[columns * rows];
    for (ObjectRef pod : assign(cells, pods, before, previous, columns)) {
      cells[firstFree(cells)] = pod;
    }
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        double x = Metrics.WORKLOAD_PAD + (i % columns) * STEP_X;
        int row = i / columns;
        double y = Metrics.WORKLOAD_HEADING + row * STEP_Y;
        parts.add(
            new Block.Placed(cells[i], new Area(x, y, Metrics.POD_WIDTH, Metrics.POD_HEIGHT)));
      }
    }
    return new Block(workload, width, height, parts);
  }

  /// Lone pods in a grid without a frame.
  static Block loose(List<ObjectRef> pods) {
    int columns = columns(pods.size());
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

  static int columns(int pods) {
    if (pods <= SMALL) {
      return Math.max(1, (pods + SMALL_ROWS - 1) / SMALL_ROWS);
    }
    return Math.max(
        SMALL / SMALL_ROWS, (int) Math.round(Math.sqrt(pods * STEP_Y / STEP_X * SHAPE)));
  }

  private static int rows(int pods, int columns) {
    return (pods + columns - 1) / columns;
  }

  private static double margin() {
    return 2 * Metrics.WORKLOAD_PAD;
  }

  private static double heightWithout() {
    return Metrics.WORKLOAD_HEADING + Metrics.WORKLOAD_PAD;
  }

  /// Puts the pods that had a cell back into it; the rest is returned.
  private static List<ObjectRef> assign(
      @Nullable ObjectRef[] cells,
      List<ObjectRef> pods,
      @Nullable Area workload,
      Map<ObjectRef, Area> previous,
      int columns) {
    List<ObjectRef> rest = new ArrayList<>();
    for (ObjectRef pod : pods) {
      Area before = previous.get(pod);
      int cell = -1;
      if (workload != null && before != null) {
        double x = before.x() - workload.x() - Metrics.WORKLOAD_PAD;
        double y = before.y() - workload.y() - Metrics.WORKLOAD_HEADING;
        int column = (int) Math.round(x / STEP_X);
        int row = (int) Math.round(y / STEP_Y);
        cell = column < 0 || column >= columns || row < 0 ? -1 : row * columns + column;
      }
      if (cell >= 0 && cell < cells.length && cells[cell] == null) {
        cells[cell] = pod;
      } else {
        rest.add(pod);
      }
    }
    return rest;
  }

  private static int firstFree(@Nullable ObjectRef[] cells) {
    return Arrays.asList(cells).indexOf(null);
  }
}
