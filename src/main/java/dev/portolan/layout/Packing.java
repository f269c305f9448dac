package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packs rectangles into a roughly wanted shape, and leaves those alone that have a place already.
final class Packing {
  /// Past this the chart has grown too loose and is packed anew.
  private static final double LOOSE = 1.7;

  /// More than any chart costs.
  private static final double OUTSIDE = 1e18;

  /// What a chart costs at least, per area of what is on it.
  private static final double LEAST_COST = 1.25;

  /// Sizes may have been rounded up by this much.
  private static final double ROUNDING = PackedLayout.SLACK * (1 + Justifying.STRETCH_SHARE);

  private static final double[] TRIES = {0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0};

  private final double gap;
  private final double shape;

  /// @param shape the wanted width over height
  Packing(double gap, double shape) {
    this.gap = gap;
    this.shape = shape;
  }

  /// Something to pack.
  record Item(ObjectRef key, double width, double height) {}

  /// Places, and whether they would be the same without a room to fit into.
  record Packed(Map<ObjectRef, Area> places, boolean free) {}

  /// Packs without regard to what was: high ones first, each into the highest free place. Of
  /// several widths the one is taken whose outcome comes nearest to the wanted shape for the least
  /// room; but one that fits into a room is taken before any that does not.
  ///
  /// @param room only its size counts; null for none
  Packed fresh(Collection<Item> items, @Nullable Area room) {
    List<Item> ordered =
        items.stream()
            .sorted(
                Comparator.comparingDouble((Item i) -> -i.height())
                    .thenComparingDouble(i -> -i.width())
                    .thenComparing(Item::key))
            .toList();
    double area = items.stream().mapToDouble(i -> (i.width() + gap) * (i.height() + gap)).sum();
    double widest = items.stream().mapToDouble(Item::width).max().orElse(0);
    FreePlaces.Demand demand = FreePlaces.Demand.of(ordered);
    Map<ObjectRef, Area> best = Map.of();
    double bestCost = Double.MAX_VALUE;
    double least = Double.MAX_VALUE;
    for (double factor : TRIES) {
      double width = Math.max(widest, Math.sqrt(area * shape) * factor);
      Map<ObjectRef, Area> tried = new FreePlaces(width, gap, demand).pack(ordered);
      double cost = cost(tried.values());
      least = Math.min(least, cost);
      cost += room == null || inside(tried.values(), room) ? 0 : OUTSIDE;
      if (cost < bestCost) {
        best = tried;
        bestCost = cost;
      }
    }
    return new Packed(best, bestCost <= least);
  }

  /// Packs so that what had a place keeps it. One that has outgrown its place grows where it
  /// stands, and neighbours to the right and below give way.
  ///
  /// @param previous earlier places; anything without one is new and gets a free one
  Map<ObjectRef, Area> keeping(Collection<Item> items, Map<ObjectRef, Area> previous) {
    Map<ObjectRef, Area> old = new LinkedHashMap<>();
    Map<ObjectRef, Area> places = new LinkedHashMap<>();
    List<Item> added = new ArrayList<>();
    for (Item item : items) {
      Area had = previous.get(item.key());
      if (had == null) {
        added.add(item);
      } else {
        old.put(item.key(), had);
        places.put(item.key(), fits(item, had) ? kept(item, had) : grown(item, had));
      }
    }
    if (old.isEmpty()) {
      return justified(fresh(items, null).places());
    }
    if (items.stream().anyMatch(i -> old.containsKey(i.key()) && !fits(i, old.get(i.key())))) {
      places = new Pushing(old, places, gap).apart();
    }
    added.sort(Comparator.comparingDouble((Item i) -> -i.height()).thenComparing(Item::key));
    for (Item item : added) {
      places.put(item.key(), find(item, places.values()));
    }
    return loose(items, places);
  }

  /// The places, or fresh ones where those have grown too loose. No chart costs less than the area
  /// of what is on it: most need no second packing to know.
  private Map<ObjectRef, Area> loose(Collection<Item> items, Map<ObjectRef, Area> places) {
    double cost = cost(places.values());
    double area = items.stream().mapToDouble(i -> i.width() * i.height()).sum();
    if (cost <= LOOSE * area * LEAST_COST) {
      return places;
    }
    Map<ObjectRef, Area> anew = fresh(items, null).places();
    return cost > LOOSE * cost(anew.values()) ? justified(anew) : places;
  }

  private static boolean fits(Item item, Area place) {
    return item.width() <= place.width() && item.height() <= place.height();
  }

  private static boolean loose(double needed, double had) {
    return had > needed + ROUNDING + Justifying.stretch(needed);
  }

  private static Area grown(Item item, Area had) {
    return new Area(
        had.x(),
        had.y(),
        Math.max(item.width(), had.width()),
        Math.max(item.height(), had.height()));
  }

  /// The place that something keeps: all of it, unless less than half of it is needed and it is
  /// larger than edges that line up would ask for.
  private static Area kept(Item item, Area had) {
    boolean half = item.width() * item.height() * 2 < had.width() * had.height();
    boolean roomy =
        half && (loose(item.width(), had.width()) || loose(item.height(), had.height()));
    return roomy ? new Area(had.x(), had.y(), item.width(), item.height()) : had;
  }

  /// The free corner at which the chart grows least.
  private Area find(Item item, Collection<Area> taken) {
    Area all = taken.stream().reduce(Area::union).orElse(null);
    if (all == null) {
      return new Area(0, 0, item.width(), item.height());
    }
    List<Corner> corners = new ArrayList<>();
    corners.add(corner(item, all, 0, 0));
    for (Area area : taken) {
      corners.add(corner(item, all, area.right() + gap, area.y()));
      corners.add(corner(item, all, area.x(), area.bottom() + gap));
      corners.add(corner(item, all, 0, area.bottom() + gap));
    }
    corners.sort(Comparator.comparingDouble(Corner::cost));
    Area[] others = taken.toArray(Area[]::new);
    return corners.stream()
        .map(Corner::place)
        .filter(place -> free(place, others))
        .findFirst()
        .orElseThrow();
  }

  /// Where something new could stand, and what the chart would cost then.
  private record Corner(Area place, double cost) {}

  private Corner corner(Item item, Area all, double x, double y) {
    Area place = new Area(x, y, item.width(), item.height());
    return new Corner(place, cost(all.union(place)) + (y * shape + x) * 1e-3);
  }

  private Map<ObjectRef, Area> justified(Map<ObjectRef, Area> places) {
    Iterator<Area> grown = Justifying.of(List.copyOf(places.values()), gap).iterator();
    Map<ObjectRef, Area> result = new LinkedHashMap<>();
    places.keySet().forEach(key -> result.put(key, grown.next()));
    return result;
  }

  private boolean free(Area candidate, Area[] taken) {
    for (Area area : taken) {
      if (area.crowds(candidate, gap - 0.5)) {
        return false;
      }
    }
    return true;
  }

  private double cost(Collection<Area> areas) {
    return areas.stream().reduce(Area::union).map(this::cost).orElse(0.0);
  }

  /// The room that a chart needs in a window of the wanted shape.
  private double cost(Area all) {
    double side = Math.max(all.width(), all.height() * shape);
    return side * side / shape + all.width() * all.height() * 0.25;
  }

  private static boolean inside(Collection<Area> areas, Area room) {
    return areas.stream().allMatch(a -> a.right() <= room.width() && a.bottom() <= room.height());
  }
}
