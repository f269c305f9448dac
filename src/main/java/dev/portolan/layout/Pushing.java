package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes room for places that have grown where they stand: neighbours to the right and below give
/// way, each by no more than it must, and who was left of or above another stays so.
///
/// Two places that shared a height are held apart sideways, any others downwards where they would
/// meet; each pair falls under one of the two, so nothing overlaps in the end.
final class Pushing {
  private final Map<ObjectRef, Area> old;
  private final double gap;

  /// @param old the places before the growth, none nearer to another than `gap`
  Pushing(Map<ObjectRef, Area> old, double gap) {
    this.old = old;
    this.gap = gap;
  }

  /// The places after it.
  ///
  /// @param grown the same things with their new sizes at their old corners
  Map<ObjectRef, Area> apart(Map<ObjectRef, Area> grown) {
    Map<ObjectRef, Area> places = new LinkedHashMap<>(grown);
    for (ObjectRef ref : ordered(Comparator.comparingDouble(Area::x))) {
      double x = was(ref).x();
      for (ObjectRef other : old.keySet()) {
        Area o = was(other);
        if (o.x() < was(ref).x() && beside(o, was(ref))) {
          x = Math.max(x, at(places, other).right() + gap);
        }
      }
      Area a = at(places, ref);
      places.put(ref, a.move(x - a.x(), 0));
    }
    for (ObjectRef ref : ordered(Comparator.comparingDouble(Area::y))) {
      double y = was(ref).y();
      for (ObjectRef other : old.keySet()) {
        Area o = was(other);
        boolean above = o.y() < was(ref).y() && !beside(o, was(ref));
        if (above && meetSideways(at(places, other), at(places, ref))) {
          y = Math.max(y, at(places, other).bottom() + gap);
        }
      }
      Area a = at(places, ref);
      places.put(ref, a.move(0, y - a.y()));
    }
    return places;
  }

  private List<ObjectRef> ordered(Comparator<Area> by) {
    return old.keySet().stream()
        .sorted(Comparator.comparing(this::was, by).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private boolean beside(Area a, Area b) {
    return a.y() < b.bottom() && b.y() < a.bottom();
  }

  private boolean meetSideways(Area a, Area b) {
    return a.x() < b.right() + gap && b.x() < a.right() + gap;
  }

  private Area was(ObjectRef ref) {
    return at(old, ref);
  }

  private static Area at(Map<ObjectRef, Area> places, ObjectRef ref) {
    Area area = places.get(ref);
    if (area == null) {
      throw new IllegalArgumentException("no place for " + ref);
    }
    return area;
  }
}
