package dev.portolan.layout;

import dev.portolan.topology.NamespaceGraph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plan of a namespace that is shown as one tile. Its size is the same whatever is in it; what
/// is in it lies in a grid of small cells, so that paths and searches have somewhere to point at.
final class Tile {
  private static final double GAP_SHARE = 0.15;

  private Tile() {}

  /// @param before a tile of the same namespace, or null
  static NamespacePlan plan(NamespaceGraph graph, @Nullable NamespacePlan before) {
    int count = graph.cards().size();
    boolean keep = before != null && graph.sameShape(before.graph());
    List<Area> areas = keep && before != null ? before.areas() : cells(count);
    NamespacePlan.Arrangement arrangement =
        new NamespacePlan.Arrangement(Metrics.TILE_WIDTH, Metrics.TILE_HEIGHT, null, true, true);
    return new NamespacePlan(graph, areas, new Seats[count], arrangement);
  }

  private static List<Area> cells(int count) {
    double square = Math.sqrt(count * Metrics.TILE_WIDTH / Metrics.TILE_HEIGHT);
    int columns = Math.max(1, (int) Math.ceil(square));
    int rows = Math.max(1, (count + columns - 1) / columns);
    double stepX = Metrics.TILE_WIDTH / columns;
    double stepY = Metrics.TILE_HEIGHT / rows;
    List<Area> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cells.add(
          new Area(
              (i % columns) * stepX,
              Math.floorDiv(i, columns) * stepY,
              stepX * (1 - GAP_SHARE),
              stepY * (1 - GAP_SHARE)));
    }
    return List.copyOf(cells);
  }
}
