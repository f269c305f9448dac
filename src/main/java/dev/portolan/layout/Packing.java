package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Packs rectangles into a roughly wanted shape, and leaves those alone that have a place already.
final class Packing {
  /// Past this the chart has grown too loose and is packed anew.
  private static final double LOOSE = 1.7;

  private static final Area UNBOUNDED = new Area(0, 0, Double.MAX_VALUE, Double.MAX_VALUE);

  /// More than any chart costs.
  private static final double OUTSIDE = 1e18;

  private static final double STRETCH = 100;
  private static final double STRETCH_SHARE = 0.22;

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

  /// Packs without regard to what was: high ones first, each into the highest free place. Of
  /// several widths the one is taken whose outcome comes nearest to the wanted shape for the least
  /// room.
  Map<ObjectRef, Area> fresh(Collection<Item> items) {
    return fresh(items, UNBOUNDED);
  }

  /// The same, but an outcome that fits into a room is taken before any that does not.
  ///
  /// @param room only its size counts
  Map<ObjectRef, Area> fresh(Collection<Item> items, Area room) {
    List<Item> ordered =
        items.stream()
            .sorted(
                Comparator.comparingDouble((Item i) -> -i.height())
                    .thenComparingDouble(i -> -i.width())
                    .thenComparing(Item::key))
            .toList();
    double area = items.stream().mapToDouble(i -> (i.width() + gap) * (i.height() + gap)).sum();
    double widest = items.stream().mapToDouble(Item::width).max().orElse(0);
    Map<ObjectRef, Area> best = Map.of();
    double bestCost = Double.MAX_VALUE;
    for (double factor : TRIES) {
      double width = Math.max(widest, Math.sqrt(area * shape) * factor);
      Map<ObjectRef, Area> tried = pack(ordered, width);
      double cost = cost(tried.values()) + (inside(tried.values(), room) ? 0 : OUTSIDE);
      if (cost < bestCost) {
        best = tried;
        bestCost = cost;
      }
    }
    return best;
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
    Map<ObjectRef, Area> anew = fresh(items);
    if (old.isEmpty()) {
      return justified(anew);
    }
    if (items.stream().anyMatch(i -> old.containsKey(i.key()) && !fits(i, old.get(i.key())))) {
      places = new Pushing(old, gap).apart(places);
    }
    added.sort(Comparator.comparingDouble((Item i) -> -i.height()).thenComparing(Item::key));
    for (Item item : added) {
      places.put(item.key(), find(item, places.values()));
    }
    return cost(places.values()) > LOOSE * cost(anew.values()) ? justified(anew) : places;
  }

  private static boolean fits(Item item, Area place) {
    return item.width() <= place.width() && item.height() <= place.height();
  }

  private static Area grown(Item item, Area had) {
    return new Area(
        had.x(),
        had.y(),
        Math.max(item.width(), had.width()),
        Math.max(item.height(), had.height()));
  }

  /// The place that something keeps: all of it, unless less than half of it is needed.
  private static Area kept(Item item, Area had) {
    boolean roomy = item.width() * item.height() * 2 < had.width() * had.height();
    return roomy ? new Area(had.x(), had.y(), item.width(), item.height()) : had;
  }

  private Area find(Item item, Collection<Area> taken) {
    List<double[]> corners = new ArrayList<>();
    corners.add(new double[] {0, 0});
    for (Area area : taken) {
      corners.add(new double[] {area.right() + gap, area.y()});
      corners.add(new double[] {area.x(), area.bottom() + gap});
      corners.add(new double[] {0, area.bottom() + gap});
    }
    Area best = null;
    double bestCost = Double.MAX_VALUE;
    for (double[] corner : corners) {
      Area candidate = new Area(corner[0], corner[1], item.width(), item.height());
      double cost = cost(taken, candidate);
      if (cost < bestCost && free(candidate, taken)) {
        best = candidate;
        bestCost = cost;
      }
    }
    return best == null ? new Area(0, 0, item.width(), item.height()) : best;
  }

  /// Lets each place of a fresh chart grow to the right and down to its neighbour's edge where that
  /// is near: edges line up, and there is room for more.
  Map<ObjectRef, Area> justified(Map<ObjectRef, Area> places) {
    Map<ObjectRef, Area> grown = new LinkedHashMap<>(places);
    Area all = places.values().stream().reduce(Area::union).orElse(new Area(0, 0, 0, 0));
    for (ObjectRef key : places.keySet()) {
      Area a = grown.getOrDefault(key, all);
      double bottom = all.bottom();
      for (Area o : grown.values()) {
        boolean beside = o.x() < a.right() + gap && a.x() < o.right() + gap;
        bottom = beside && o.y() >= a.bottom() ? Math.min(bottom, o.y() - gap) : bottom;
      }
      a = new Area(a.x(), a.y(), a.width(), stretched(a.height(), bottom - a.y()));
      double right = all.right();
      for (Area o : grown.values()) {
        boolean beside = o.y() < a.bottom() + gap && a.y() < o.bottom() + gap;
        right = beside && o.x() >= a.right() ? Math.min(right, o.x() - gap) : right;
      }
      grown.put(key, new Area(a.x(), a.y(), stretched(a.width(), right - a.x()), a.height()));
    }
    return grown;
  }

  private static double stretched(double size, double possible) {
    return possible <= size + Math.max(STRETCH, size * STRETCH_SHARE)
        ? Math.max(size, possible)
        : size;
  }

  private boolean free(Area candidate, Collection<Area> taken) {
    return taken.stream().noneMatch(t -> t.crowds(candidate, gap - 0.5));
  }

  private double cost(Collection<Area> areas, Area more) {
    Area all = areas.stream().reduce(Area::union).orElse(more).union(more);
    return cost(all) + (more.y() * shape + more.x()) * 1e-3;
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

  private Map<ObjectRef, Area> pack(List<Item> items, double width) {
    List<Area> free = new ArrayList<>();
    free.add(new Area(0, 0, width, Double.MAX_VALUE));
    Map<ObjectRef, Area> places = new LinkedHashMap<>();
    for (Item item : items) {
      Area spot = null;
      for (Area candidate : free) {
        boolean fits =
            item.width() <= candidate.width() + 0.01 && item.height() <= candidate.height() + 0.01;
        if (fits && (spot == null || higher(candidate, spot))) {
          spot = candidate;
        }
      }
      if (spot == null) {
        throw new IllegalStateException("no room for " + item.key() + " in a width of " + width);
      }
      places.put(item.key(), new Area(spot.x(), spot.y(), item.width(), item.height()));
      split(free, spot, item);
    }
    return places;
  }

  private static boolean higher(Area a, Area b) {
    return a.y() < b.y() || (a.y() == b.y() && a.x() < b.x());
  }

  /// What is left of a free place: the strip to the right, as high as the item, and all below.
  private void split(List<Area> free, Area spot, Item item) {
    free.remove(spot);
    double right = spot.width() - item.width() - gap;
    double below = spot.height() - item.height() - gap;
    if (right > 0) {
      free.add(new Area(spot.x() + item.width() + gap, spot.y(), right, item.height()));
    }
    if (below > 0) {
      free.add(new Area(spot.x(), spot.y() + item.height() + gap, spot.width(), below));
    }
  }
}
