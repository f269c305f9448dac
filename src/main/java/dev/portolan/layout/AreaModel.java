package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Vertex;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;

/// A layout model that keeps a rectangle for each vertex; its point is the rectangle's top left
/// corner.
public final class AreaModel extends MapLayoutModel2D<Vertex> {
  private final Map<ObjectRef, Area> areas = new HashMap<>();

  public AreaModel() {
    super(Box2D.of(0, 0));
  }

  void place(Vertex vertex, Area area) {
    areas.put(vertex.ref(), area);
    put(vertex, Point2D.of(area.x(), area.y()));
  }

  public Map<ObjectRef, Area> areas() {
    return Collections.unmodifiableMap(areas);
  }
}
