package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Spends a number of marks on what an area of the chart has: first a tile for each namespace, then
/// the insides of namespaces, then the pods of workloads, those first that take the fewest. Equal
/// ones are treated alike.
final class Budget {
  /// Below this many points per unit nothing could be told apart inside a namespace.
  private static final double CARDS_FROM = 0.12;

  /// A namespace narrower than this many points is a tile.
  private static final double NAMESPACE_FROM = 90;

  private final Index index;
  private final Rect area;
  private final double zoom;

  Budget(Index index, Rect area, double zoom) {
    this.index = index;
    this.area = area;
    this.zoom = zoom;
  }

  Detail spend(int marks) {
    List<Load> loads = index.loads(area);
    Set<ObjectRef> tiles = new HashSet<>();
    List<Load> others = new ArrayList<>();
    for (Load load : loads) {
      boolean far = zoom < CARDS_FROM || load.rect().width() * zoom < NAMESPACE_FROM;
      if (far || load.closed()) {
        tiles.add(load.namespace());
      } else {
        others.add(load);
      }
    }
    int left = marks - loads.size();
    others.sort(Comparator.comparingInt(Load::marks));
    int limit = limit(others.stream().map(l -> new Step(l.marks(), l.marks())).toList(), left);
    for (Load load : others) {
      if (load.marks() > limit) {
        tiles.add(load.namespace());
      } else {
        left -= load.marks();
      }
    }
    return new Detail(tiles, crews(tiles, left), zoom);
  }

  private int crews(Set<ObjectRef> tiles, int left) {
    List<Step> steps = new ArrayList<>();
    Detail any = new Detail(Set.of(), Integer.MAX_VALUE - 1, zoom);
    for (Load.Crew crew : index.crews(area, tiles)) {
      if (any.pods(crew.pods(), crew.seat())) {
        steps.add(new Step(crew.pods(), crew.shown()));
      }
    }
    steps.sort(Comparator.comparingInt(Step::size));
    return limit(steps, left);
  }

  /// Something that can be shown, of a size, for a number of marks.
  private record Step(int size, int marks) {}

  /// The largest size up to which all may be shown.
  ///
  /// @param steps the smallest first
  private static int limit(List<Step> steps, int marks) {
    int limit = 0;
    int spent = 0;
    for (int i = 0; i < steps.size(); i++) {
      spent += steps.get(i).marks();
      if (spent > marks) {
        return limit;
      }
      boolean last = i + 1 == steps.size() || steps.get(i + 1).size() > steps.get(i).size();
      limit = last ? steps.get(i).size() : limit;
    }
    return Integer.MAX_VALUE - 1;
  }
}
