package dev.portolan.layout;

import dev.portolan.layout.Pins.Place;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Moves things to where the user put them. What would lie under one that was put there goes to the
/// nearest free place; all others stay. Without the wish everything is back where it was: the
/// places before are not forgotten.
final class Settling {
  private static final double HAIR = 0.5;

  private final Map<ObjectRef, Area> settled = new LinkedHashMap<>();
  private final double gap;
  private final double least;

  private Settling(double gap, boolean inside) {
    this.gap = gap;
    this.least = inside ? 0 : Double.NEGATIVE_INFINITY;
  }

  /// Settles places around those that are pinned.
  ///
  /// @param places none nearer to another than `gap`
  /// @param pins wanted upper left corners; of two that collide the second gives way
  /// @return the same things, none nearer to another than `gap`; the very `places` without pins
  static Map<ObjectRef, Area> settle(
      Map<ObjectRef, Area> places, Map<ObjectRef, Place> pins, double gap) {
    return new Settling(gap, false).settled(places, pins);
  }

  /// The same inside a frame: nothing goes further left or up than its corner.
  static Map<ObjectRef, Area> inside(
      Map<ObjectRef, Area> places, Map<ObjectRef, Place> pins, double gap) {
    return new Settling(gap, true).settled(places, pins);
  }

  private Map<ObjectRef, Area> settled(Map<ObjectRef, Area> places, Map<ObjectRef, Place> pins) {
    new TreeMap<>(pins)
        .forEach(
            (ref, pin) -> {
              Area area = places.get(ref);
              if (area != null) {
                double x = Math.max(least, pin.x());
                double y = Math.max(least, pin.y());
                put(ref, new Area(x, y, area.width(), area.height()));
              }
            });
    if (settled.isEmpty()) {
      return places;
    }
    List<Area> fixed = List.copyOf(settled.values());
    List<Map.Entry<ObjectRef, Area>> movers = new ArrayList<>();
    places.forEach(
        (ref, area) -> {
          if (!settled.containsKey(ref)) {
            if (fixed.stream().anyMatch(f -> f.crowds(area, gap - HAIR))) {
              movers.add(Map.entry(ref, area));
            } else {
              settled.put(ref, area);
            }
          }
        });
    movers.sort(
        Comparator.comparingDouble((Map.Entry<ObjectRef, Area> e) -> e.getValue().y())
            .thenComparingDouble(e -> e.getValue().x())
            .thenComparing(Map.Entry::getKey));
    movers.forEach(e -> put(e.getKey(), e.getValue()));
    return settled;
  }

  private void put(ObjectRef ref, Area wish) {
    if (free(wish)) {
      settled.put(ref, wish);
      return;
    }
    List<Area> tries = new ArrayList<>();
    for (Area other : settled.values()) {
      double right = other.right() + gap;
      double left = other.x() - gap - wish.width();
      double below = other.bottom() + gap;
      double above = other.y() - gap - wish.height();
      for (double x : new double[] {right, left}) {
        tries.add(new Area(x, wish.y(), wish.width(), wish.height()));
        tries.add(new Area(x, other.y(), wish.width(), wish.height()));
      }
      for (double y : new double[] {below, above}) {
        tries.add(new Area(wish.x(), y, wish.width(), wish.height()));
        tries.add(new Area(other.x(), y, wish.width(), wish.height()));
      }
    }
    tries.sort(
        Comparator.comparingDouble((Area a) -> Math.hypot(a.x() - wish.x(), a.y() - wish.y()))
            .thenComparingDouble(Area::y)
            .thenComparingDouble(Area::x));
    settled.put(ref, tries.stream().filter(this::free).findFirst().orElseThrow());
  }

  private boolean free(Area area) {
    if (area.x() < least || area.y() < least) {
      return false;
    }
    for (Area other : settled.values()) {
      if (other.crowds(area, gap - HAIR)) {
        return false;
      }
    }
    return true;
  }
}
