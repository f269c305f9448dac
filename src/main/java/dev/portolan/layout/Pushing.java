package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Makes room for places that have grown where they stand: neighbours to the right and below give
/// way, each by no more than it must, and who was left of or above another stays so.
///
/// Two places that shared a height are held apart sideways, any others downwards where they would
/// meet; each pair falls under one of the two, so nothing overlaps in the end.
final class Pushing {
  private final List<ObjectRef> refs;
  private final Area[] was;
  private final Area[] is;
  private final double gap;

  /// @param old the places before the growth, none nearer to another than `gap`
  /// @param grown the same things with their new sizes at their old corners
  Pushing(Map<ObjectRef, Area> old, Map<ObjectRef, Area> grown, double gap) {
    refs = old.keySet().stream().sorted().toList();
    was = refs.stream().map(r -> at(old, r)).toArray(Area[]::new);
    is = refs.stream().map(r -> at(grown, r)).toArray(Area[]::new);
    this.gap = gap;
  }

  private static Area at(Map<ObjectRef, Area> places, ObjectRef ref) {
    Area area = places.get(ref);
    if (area == null) {
      throw new IllegalArgumentException("no place for " + ref);
    }
    return area;
  }

  /// The places after it.
  Map<ObjectRef, Area> apart() {
    for (int i : ordered(Area::x)) {
      double x = was[i].x();
      for (int j = 0; j < was.length; j++) {
        if (was[j].x() < was[i].x() && beside(was[j], was[i])) {
          x = Math.max(x, is[j].right() + gap);
        }
      }
      is[i] = is[i].move(x - is[i].x(), 0);
    }
    for (int i : ordered(Area::y)) {
      double y = was[i].y();
      for (int j = 0; j < was.length; j++) {
        boolean above = was[j].y() < was[i].y() && !beside(was[j], was[i]);
        if (above && meetSideways(is[j], is[i])) {
          y = Math.max(y, is[j].bottom() + gap);
        }
      }
      is[i] = is[i].move(0, y - is[i].y());
    }
    Map<ObjectRef, Area> places = new LinkedHashMap<>();
    for (int i = 0; i < is.length; i++) {
      places.put(refs.get(i), is[i]);
    }
    return places;
  }

  /// The things by where they stood; those that stood at the same height by their references.
  private int[] ordered(ToDoubleFunction<Area> by) {
    return IntStream.range(0, was.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> by.applyAsDouble(was[i])))
        .mapToInt(i -> i)
        .toArray();
  }

  private static boolean beside(Area a, Area b) {
    return a.y() < b.bottom() && b.y() < a.bottom();
  }

  private boolean meetSideways(Area a, Area b) {
    return a.x() < b.right() + gap && b.x() < a.right() + gap;
  }
}
