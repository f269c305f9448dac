package dev.portolan.layout;

import dev.portolan.layout.Inside.Contents;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jspecify.annotations.Nullable;

/// The pods of one node in a grid. A pod keeps its cell as long as it runs there; cells of pods
/// that went are taken by the next ones.
final class NodesLayout implements LayoutAlgorithm2D<ObjectRef, Link> {
  static final double STEP_X = Metrics.POD_WIDTH + Metrics.POD_GAP;
  static final double STEP_Y = Metrics.POD_HEIGHT + Metrics.POD_GAP;

  private final List<ObjectRef> pods;
  private final Slots slots;

  /// @param pods in the order in which new ones take free cells
  /// @param columns how many a new grid has
  NodesLayout(List<ObjectRef> pods, int columns, @Nullable Slots before) {
    this.pods = pods;
    this.slots = Slots.next(pods, columns, before);
  }

  static Inside inside(Contents contents, int columns, @Nullable Inside before) {
    List<ObjectRef> pods = contents.things().stream().map(Block::key).toList();
    NodesLayout layout = new NodesLayout(pods, columns, before == null ? null : before.slots());
    Map<ObjectRef, Area> areas = new HashMap<>();
    pods.forEach(p -> areas.put(p, layout.area(p)));
    double width = Math.max(0, layout.slots.columns() * STEP_X - Metrics.POD_GAP);
    double height = Math.max(0, layout.slots.rows() * STEP_Y - Metrics.POD_GAP);
    return new Inside(contents, width, height, areas, Map.of(), Map.of(), layout.slots);
  }

  @Override
  public void layout(Graph<ObjectRef, Link> graph, LayoutModel2D<ObjectRef> model) {
    for (ObjectRef pod : pods) {
      Area area = area(pod);
      if (model instanceof AreaModel areas) {
        areas.place(pod, area);
      } else {
        model.put(pod, Point2D.of(area.x(), area.y()));
      }
    }
  }

  private Area area(ObjectRef pod) {
    Corner at = slots.corner(pod, STEP_X, STEP_Y);
    return new Area(at.x(), at.y(), Metrics.POD_WIDTH, Metrics.POD_HEIGHT);
  }
}
