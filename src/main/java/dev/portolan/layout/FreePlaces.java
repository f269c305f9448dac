package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is still free of a strip of a given width while things are packed into it, the highest
/// place first. Places too small for anything that is yet to come are forgotten.
final class FreePlaces {
  private static final double NEARLY = 0.01;

  private final List<Area> free = new ArrayList<>();
  private final double gap;
  private final Demand demand;

  /// How small the things are that are yet to come.
  ///
  /// @param widths for each position, the least width from there on
  /// @param height the least of all heights
  record Demand(List<Double> widths, double height) {
    static Demand of(List<Packing.Item> ordered) {
      List<Double> widths = new ArrayList<>();
      double least = Double.MAX_VALUE;
      for (Packing.Item item : ordered.reversed()) {
        least = Math.min(least, item.width());
        widths.add(least);
      }
      return new Demand(widths.reversed(), ordered.isEmpty() ? 0 : ordered.getLast().height());
    }

    boolean fits(Area place, int from) {
      return place.height() + NEARLY >= height
          && from < widths.size()
          && place.width() + NEARLY >= widths.get(from);
    }
  }

  FreePlaces(double width, double gap, Demand demand) {
    this.gap = gap;
    this.demand = demand;
    free.add(new Area(0, 0, width, Double.MAX_VALUE));
  }

  /// @param ordered the highest things first
  Map<ObjectRef, Area> pack(List<Packing.Item> ordered) {
    Map<ObjectRef, Area> places = new LinkedHashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      Packing.Item item = ordered.get(i);
      Area spot = take(item);
      places.put(item.key(), new Area(spot.x(), spot.y(), item.width(), item.height()));
      split(spot, item, i + 1);
    }
    return places;
  }

  private Area take(Packing.Item item) {
    for (int i = 0; i < free.size(); i++) {
      Area place = free.get(i);
      if (item.width() <= place.width() + NEARLY && item.height() <= place.height() + NEARLY) {
        return free.remove(i);
      }
    }
    throw new IllegalStateException("no room for " + item.key());
  }

  /// What is left of a free place: the strip to the right, as high as the item, and all below.
  private void split(Area spot, Packing.Item item, int next) {
    double right = spot.width() - item.width() - gap;
    double below = spot.height() - item.height() - gap;
    if (right > 0) {
      add(new Area(spot.x() + item.width() + gap, spot.y(), right, item.height()), next);
    }
    if (below > 0) {
      add(new Area(spot.x(), spot.y() + item.height() + gap, spot.width(), below), next);
    }
  }

  private void add(Area place, int next) {
    if (!demand.fits(place, next)) {
      return;
    }
    int low = 0;
    int high = free.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (higher(free.get(middle), place)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    free.add(low, place);
  }

  private static boolean higher(Area a, Area b) {
    return a.y() < b.y() || (a.y() == b.y() && a.x() < b.x());
  }
}
