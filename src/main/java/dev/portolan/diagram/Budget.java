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
  /// Below this many points per unit no name could be read inside a namespace.
  private static final double CARDS_FROM = 0.3;

  /// A namespace narrower than this many points is a tile.
  private static final double NAMESPACE_FROM = 60;

  /// The share of what is left that is spent on the insides of tiles.
  private static final double FIELDS_SHARE = 0.7;

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
    List<Load> closed = new ArrayList<>();
    List<Load> others = new ArrayList<>();
    for (Load load : loads) {
      (far(load) || load.closed() || loads.size() > marks ? closed : others).add(load);
    }
    closed.forEach(l -> tiles.add(l.namespace()));
    int left = Math.max(0, marks - loads.size());
    others.sort(Comparator.comparingInt(Load::marks));
    int limit = limit(others.stream().map(l -> new Step(l.marks(), l.marks())).toList(), left);
    for (Load load : others) {
      if (load.marks() > limit) {
        tiles.add(load.namespace());
        closed.add(load);
      } else {
        left -= load.marks();
      }
    }
    int broad = (int) closed.stream().filter(this::broad).count();
    int fields = broad == 0 ? 0 : (int) (left * FIELDS_SHARE / broad);
    int crew = limit(crews(tiles), left - broad * fields);
    return new Detail(tiles, crew, zoom, fields);
  }

  private boolean far(Load load) {
    return zoom < CARDS_FROM || load.rect().width() * zoom < NAMESPACE_FROM;
  }

  private boolean broad(Load load) {
    return !load.closed() && new Detail(Set.of(), 0, zoom, 0).broad(load.rect());
  }

  private List<Step> crews(Set<ObjectRef> tiles) {
    List<Step> steps = new ArrayList<>();
    Detail any = new Detail(Set.of(), Integer.MAX_VALUE - 1, zoom, 0);
    for (Load.Crew crew : index.crews(area, tiles)) {
      if (any.pods(crew.pods(), crew.seat())) {
        steps.add(new Step(crew.pods(), crew.shown()));
      }
    }
    steps.sort(Comparator.comparingInt(Step::size));
    return steps;
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
