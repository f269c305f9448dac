package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Places the frames of groups beside each other.
final class Frames {
  private static final double SHAPE = 1.6;
  private static final double SLACK = 24;

  /// Frames of a rack keep their size while they need at least this share of it.
  private static final double ROOMY = 0.6;

  private Frames() {}

  /// A frame's size around contents, rounded up so that there is a little room to grow. One that
  /// fits where it stood asks for no more than it needs.
  static Packing.Item around(ObjectRef ref, double width, double height, @Nullable Area had) {
    double outer = Math.max(Metrics.NAMESPACE_MIN_WIDTH, width + 2 * Metrics.NAMESPACE_PAD);
    double wide = Math.max(roundUp(outer), had == null ? 0 : had.width());
    double high = Metrics.namespaceHeading(wide) + height + Metrics.NAMESPACE_PAD;
    if (had != null && outer <= had.width() && high <= had.height()) {
      return new Packing.Item(ref, outer, high);
    }
    return new Packing.Item(ref, roundUp(outer), roundUp(high));
  }

  /// Packed tightly; what had a place keeps it.
  static Map<ObjectRef, Area> packed(List<Packing.Item> items, Map<ObjectRef, Area> before) {
    return new Packing(Metrics.NAMESPACE_GAP, SHAPE).keeping(items, before);
  }

  /// Rows of frames of one size, as in a rack: how full each is can be seen. What has a place keeps
  /// it unless all grow.
  ///
  /// @param before the places of the frames on the chart before
  static Map<ObjectRef, Area> racked(List<Packing.Item> items, Map<ObjectRef, Area> before) {
    double width = items.stream().mapToDouble(i -> roundUp(i.width())).max().orElse(0);
    double height = items.stream().mapToDouble(i -> roundUp(i.height())).max().orElse(0);
    for (Area had : before.values()) {
      width = had.width() * ROOMY > width ? width : Math.max(width, had.width());
      height = had.height() * ROOMY > height ? height : Math.max(height, had.height());
    }
    double stepX = width + Metrics.NAMESPACE_GAP;
    double stepY = height + Metrics.NAMESPACE_GAP;
    int best = (int) Math.max(1, Math.round(Math.sqrt(items.size() * stepY / stepX * SHAPE)));
    List<ObjectRef> refs = items.stream().map(Packing.Item::key).toList();
    Slots slots = Slots.next(refs, best, slots(before));
    Map<ObjectRef, Area> places = new LinkedHashMap<>();
    for (ObjectRef ref : refs) {
      Corner at = slots.corner(ref, stepX, stepY);
      places.put(ref, new Area(at.x(), at.y(), width, height));
    }
    return places;
  }

  /// The slots that places in a rack came of.
  private static @Nullable Slots slots(Map<ObjectRef, Area> places) {
    if (places.isEmpty()) {
      return null;
    }
    Area first = places.values().iterator().next();
    double stepX = first.width() + Metrics.NAMESPACE_GAP;
    double stepY = first.height() + Metrics.NAMESPACE_GAP;
    int columns = 1;
    int rows = 1;
    for (Area area : places.values()) {
      columns = Math.max(columns, 1 + (int) Math.round(area.x() / stepX));
      rows = Math.max(rows, 1 + (int) Math.round(area.y() / stepY));
    }
    Map<ObjectRef, Integer> taken = new HashMap<>();
    for (Map.Entry<ObjectRef, Area> e : places.entrySet()) {
      int row = (int) Math.round(e.getValue().y() / stepY);
      taken.put(e.getKey(), row * columns + (int) Math.round(e.getValue().x() / stepX));
    }
    return new Slots(columns, rows, taken);
  }

  /// The same places below others.
  static Map<ObjectRef, Area> below(Map<ObjectRef, Area> upper, List<Packing.Item> items) {
    double y =
        upper.values().stream()
            .mapToDouble(a -> a.bottom() + Metrics.NAMESPACE_GAP)
            .max()
            .orElse(0);
    Map<ObjectRef, Area> all = new LinkedHashMap<>(upper);
    for (Packing.Item item : items) {
      all.put(item.key(), new Area(0, y, item.width(), item.height()));
      y += item.height() + Metrics.NAMESPACE_GAP;
    }
    return all;
  }

  private static double roundUp(double size) {
    return Math.ceil(size / SLACK) * SLACK;
  }
}
