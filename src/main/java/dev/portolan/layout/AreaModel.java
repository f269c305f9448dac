package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;

/// A layout model that keeps a rectangle for each thing; its point is the rectangle's top left
/// corner.
final class AreaModel extends MapLayoutModel2D<ObjectRef> {
  private final Map<ObjectRef, Area> areas = new HashMap<>();

  AreaModel() {
    super(Box2D.of(0, 0));
  }

  void place(ObjectRef thing, Area area) {
    areas.put(thing, area);
    put(thing, Point2D.of(area.x(), area.y()));
  }

  Map<ObjectRef, Area> areas() {
    return Collections.unmodifiableMap(areas);
  }
}
