package dev.portolan.diagram;

import dev.portolan.diagram.ChartIndex.Placed;
import dev.portolan.diagram.ChartIndex.Sink;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Same;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a picture of one chart has to be painted anew so that it becomes one of the next: the
/// areas around everything that is other than it was, in chart units.
public final class Damage {
  /// How far the signs of a card reach beyond it, in chart units.
  private static final double REACH = 14;

  /// How far strokes, shadows and arrow heads reach beyond what they belong to, in points.
  private static final double STROKE = 8;

  /// The least height of a namespace's heading, in points.
  private static final double HEADING = 18;

  /// From this near words stand on routes, and where one is free depends on others.
  private static final double WORDS_FROM = 0.9;

  private final Rect area;
  private final Detail detail;
  private final List<Rect> found = new ArrayList<>();

  private Damage(Rect area, Detail detail) {
    this.area = area;
    this.detail = detail;
  }

  /// What of an area is other; nothing where that cannot be said.
  ///
  /// @param detail how much of both is shown
  public static Optional<List<Rect>> between(Diagram from, Diagram to, Rect area, Detail detail) {
    if (!(from.index() instanceof ChartIndex before)
        || !(to.index() instanceof ChartIndex after)
        || !from.pinned().equals(to.pinned())) {
      return Optional.empty();
    }
    Damage damage = new Damage(area, detail);
    after.since(before, area, damage::namespace);
    if (!from.world().equals(to.world())) {
      from.world().ifPresent(w -> damage.add(w.rect(), 0));
      to.world().ifPresent(w -> damage.add(w.rect(), 0));
    }
    return Optional.of(List.copyOf(damage.found));
  }

  private void namespace(@Nullable Placed was, @Nullable Placed is) {
    if (was != null && is != null && was.frame().equals(is.frame()) && inside(was, is)) {
      return;
    }
    if (was != null) {
      add(was.frame(), 0);
    }
    if (is != null) {
      add(is.frame(), 0);
    }
  }

  /// Looks at what is inside; false when all of the namespace has to be painted.
  private boolean inside(Placed was, Placed is) {
    Box frame = is.chart().frame(is.frame());
    Box old = was.chart().frame(was.frame());
    boolean near = detail.zoom() >= WORDS_FROM;
    boolean rerouted = !Same.one(was.chart().routes(), is.chart().routes());
    if (detail.tile(frame.ref())
        || !old.facts().inside().equals(frame.facts().inside())
        || old.facts().glyph() != frame.facts().glyph()
        || (near && rerouted)) {
      return false;
    }
    if (!old.equals(frame)) {
      double heading = Math.max(Measures.namespaceHeading(frame.rect()), HEADING / detail.zoom());
      Rect r = frame.rect();
      add(new Rect(r.x(), r.y(), r.width(), Math.min(heading, r.height())), 0);
    }
    for (Shape shape : List.of(Shape.WORKLOAD, Shape.POD, Shape.SERVICE, Shape.INGRESS)) {
      boxes(boxes(was, shape), boxes(is, shape));
    }
    if (rerouted) {
      routes(was, is);
    }
    return true;
  }

  private Map<ObjectRef, Box> boxes(Placed placed, Shape shape) {
    Map<ObjectRef, Box> boxes = new HashMap<>();
    Sink sink = new Sink(detail, b -> boxes.put(b.ref(), b));
    placed.chart().collect(shape, area.grow(REACH), placed.frame(), sink);
    return boxes;
  }

  private void boxes(Map<ObjectRef, Box> was, Map<ObjectRef, Box> is) {
    is.forEach(
        (ref, box) -> {
          Box old = was.remove(ref);
          if (!box.equals(old)) {
            add(box.rect(), REACH);
            if (old != null && !old.rect().equals(box.rect())) {
              add(old.rect(), REACH);
            }
          }
        });
    was.values().forEach(gone -> add(gone.rect(), REACH));
  }

  private void routes(Placed was, Placed is) {
    Set<Route> before = new HashSet<>(was.chart().routes());
    Set<Route> after = new HashSet<>(is.chart().routes());
    was.chart().routes().stream().filter(r -> !after.contains(r)).forEach(r -> way(r, was));
    is.chart().routes().stream().filter(r -> !before.contains(r)).forEach(r -> way(r, is));
  }

  private void way(Route route, Placed at) {
    add(Ways.extent(route).moved(at.frame().x(), at.frame().y()), 0);
  }

  private void add(Rect rect, double units) {
    Rect touched = rect.grow(units + STROKE / detail.zoom());
    if (touched.intersects(area)) {
      found.add(touched);
    }
  }
}
