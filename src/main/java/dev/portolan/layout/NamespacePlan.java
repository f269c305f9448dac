package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Same;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inside of one namespace laid out: where its cards stand, from the upper left corner of its
/// contents, and how the crews are seated.
public final class NamespacePlan {
  private final NamespaceGraph graph;
  private final List<Area> areas;
  private final @Nullable Seats[] seats;
  private final Arrangement arrangement;
  private final List<Patch> patches;

  /// Cards that follow on each other and mostly stand together, with the area that they take up:
  /// whoever looks for what is somewhere passes over them all at once.
  ///
  /// @param from the first card's position among the graph's cards
  /// @param to behind the last one's
  public record Patch(int from, int to, Area area) {
    private static final int CARDS = 32;

    private static List<Patch> of(List<Area> areas) {
      List<Patch> patches = new ArrayList<>();
      for (int from = 0; from < areas.size(); from += CARDS) {
        int to = Math.min(from + CARDS, areas.size());
        Area all = areas.get(from);
        for (int i = from + 1; i < to; i++) {
          all = all.union(areas.get(i));
        }
        patches.add(new Patch(from, to, all));
      }
      return List.copyOf(patches);
    }
  }

  /// How the cards came to stand so.
  ///
  /// @param room the size that the contents had to fit into; null when there was none
  /// @param free true when the room did not matter
  /// @param closed true for a namespace that is shown as one tile
  record Arrangement(
      double width, double height, @Nullable Area room, boolean free, boolean closed) {
    /// True when the cards would stand the same in this room.
    boolean holdsIn(@Nullable Area other) {
      boolean fits = other == null || (width <= other.width() && height <= other.height());
      return (free && fits) || (room != null && room.equals(other));
    }
  }

  NamespacePlan(
      NamespaceGraph graph, List<Area> areas, @Nullable Seats[] seats, Arrangement arrangement) {
    this.graph = graph;
    this.areas = areas;
    this.seats = seats;
    this.arrangement = arrangement;
    this.patches = Patch.of(areas);
  }

  /// The same with some cards where the user put them.
  NamespacePlan pinned(Map<ObjectRef, Pins.Place> pins) {
    if (closed()) {
      return this;
    }
    Map<ObjectRef, Area> places = new LinkedHashMap<>();
    for (int i = 0; i < areas.size(); i++) {
      places.put(graph.cards().get(i).ref(), areas.get(i));
    }
    Map<ObjectRef, Area> settled = Settling.inside(places, pins, Metrics.COLUMN_GAP);
    if (Same.one(settled, places)) {
      return this;
    }
    List<Area> next = new ArrayList<>();
    Area all = new Area(0, 0, 0, 0);
    for (int i = 0; i < areas.size(); i++) {
      Area area = settled.getOrDefault(graph.cards().get(i).ref(), areas.get(i));
      next.add(area);
      all = all.union(area);
    }
    Arrangement now =
        new Arrangement(all.width(), all.height(), arrangement.room(), arrangement.free(), false);
    return new NamespacePlan(graph, List.copyOf(next), seats, now);
  }

  public NamespaceGraph graph() {
    return graph;
  }

  /// The size of the contents.
  public double width() {
    return arrangement.width();
  }

  public double height() {
    return arrangement.height();
  }

  /// The place of a card, by its position among the graph's cards.
  public Area area(int card) {
    return areas.get(card);
  }

  /// All cards, some at a time, in their order.
  public List<Patch> patches() {
    return patches;
  }

  /// The seats of a card's crew; null for what is no workload.
  public @Nullable Seats seats(int card) {
    return seats[card];
  }

  /// True for a namespace that is shown as one tile: what is in it lies on it, and has no place of
  /// its own.
  public boolean closed() {
    return arrangement.closed();
  }

  /// True when nothing stands elsewhere than in another plan; crews may be seated otherwise.
  public boolean sameAreas(NamespacePlan other) {
    return Same.one(areas, other.areas);
  }

  List<Area> areas() {
    return areas;
  }

  Arrangement arrangement() {
    return arrangement;
  }
}
