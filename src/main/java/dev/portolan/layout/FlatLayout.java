package dev.portolan.layout;

import dev.portolan.layout.Inside.Contents;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Crew;
import dev.portolan.topology.Link;
import dev.portolan.topology.Same;
import dev.portolan.topology.Scene;
import dev.portolan.topology.Scene.Group;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;
import org.jspecify.annotations.Nullable;

/// Where everything stands on a chart that is not made of namespaces: frames, things, and the ways
/// of lines where the arrangement knows them.
///
/// Groups are laid out from the innermost outwards. One in which nothing changed is taken over, and
/// frames keep their places as those of namespaces do.
public final class FlatLayout {
  private static final int COLUMN_STEP = 4;

  private final Wish wish;
  private final Map<ObjectRef, Pins.Place> pins;
  private final Map<ObjectRef, Inside> insides = new HashMap<>();

  /// The same with what the user put elsewhere in it: what is shown.
  private final Map<ObjectRef, Inside> settled = new HashMap<>();

  /// The frames from the upper left corner of what they stand in, as they were packed.
  private final Map<ObjectRef, Area> packed = new HashMap<>();

  private final Map<ObjectRef, Seats> seats = new HashMap<>();
  private final Map<ObjectRef, Area> areas = new LinkedHashMap<>();
  private final Map<Link, List<Corner>> ways = new HashMap<>();

  /// What a layout is made by.
  public record Wish(Mode mode, Grouping grouping, Pins pins) {}

  private FlatLayout(Wish wish) {
    this.wish = wish;
    this.pins = wish.pins().in(wish.mode(), wish.grouping());
  }

  /// Lays out a scene.
  ///
  /// @param previous an earlier layout; one of another arrangement does not matter
  /// @param cancelled asked before each group; once true the layout ends with a
  ///   `LayoutCancelledException`
  public static FlatLayout next(
      Scene scene, Wish wish, @Nullable FlatLayout previous, BooleanSupplier cancelled) {
    FlatLayout layout = new FlatLayout(wish);
    boolean same =
        previous != null
            && previous.wish.mode() == wish.mode()
            && previous.wish.grouping() == wish.grouping();
    new Making(layout, scene, same ? previous : null, wish, cancelled).make();
    return layout;
  }

  /// The place of every frame and thing on the chart; not of the pods in a workload.
  public Map<ObjectRef, Area> areas() {
    return Collections.unmodifiableMap(areas);
  }

  public @Nullable Area area(ObjectRef ref) {
    return areas.get(ref);
  }

  /// What stands in a group, from the group's own corner: the same instance as long as nothing
  /// moves in it.
  public Map<ObjectRef, Area> inside(ObjectRef group) {
    Inside inside = settled.get(group);
    return inside == null ? Map.of() : inside.areas();
  }

  /// The ways that the arrangement gives to lines, both ends included.
  public Map<Link, List<Corner>> ways() {
    return Collections.unmodifiableMap(ways);
  }

  /// The seats of the pods of a workload that is opened.
  public @Nullable Seats seats(ObjectRef workload) {
    return seats.get(workload);
  }

  /// One layout in the making.
  private record Making(
      FlatLayout made,
      Scene scene,
      @Nullable FlatLayout before,
      Wish wish,
      BooleanSupplier cancelled) {
    void make() {
      scene.crews().forEach((ref, crew) -> made.seats.put(ref, seats(ref, crew)));
      Map<ObjectRef, List<Link>> links = scene.linksByGroup();
      Map<ObjectRef, Area> tops = frames(scene.groups(), links);
      Settling.settle(tops, made.pins, Metrics.NAMESPACE_GAP)
          .forEach((ref, area) -> made.areas.put(ref, area));
      scene.groups().forEach(g -> place(g, new Area(0, 0, 0, 0)));
      made.areas.remove(Scene.ALL);
    }

    private Seats seats(ObjectRef ref, Crew crew) {
      Seats had = before == null ? null : before.seats.get(ref);
      Vertex workload = scene.thing(ref).orElseThrow();
      return Seats.next(crew, Roster.wanted(workload), false, had);
    }

    /// Frames of groups beside each other, the insides of all of them laid out.
    private Map<ObjectRef, Area> frames(List<Group> groups, Map<ObjectRef, List<Link>> links) {
      int columns = columns(groups);
      List<Packing.Item> items = new ArrayList<>();
      Map<ObjectRef, Area> had = new LinkedHashMap<>();
      for (Group group : groups) {
        if (cancelled.getAsBoolean()) {
          throw new LayoutCancelledException();
        }
        Inside inside = inside(group, links, columns);
        made.insides.put(group.ref(), inside);
        made.settled.put(group.ref(), settled(group, inside));
        Area was = before == null ? null : before.packed.get(group.ref());
        if (was != null) {
          had.put(group.ref(), was);
        }
        items.add(
            group.framed()
                ? Frames.around(group.ref(), inside.width(), inside.height(), was)
                : new Packing.Item(group.ref(), inside.width(), inside.height()));
      }
      Map<ObjectRef, Area> places = beside(items, had);
      made.packed.putAll(places);
      return grown(groups, places);
    }

    /// The frames with room for what the user put to the rim of one; the others give way. They are
    /// packed as if nothing had been put anywhere, so that they are back when it is let go.
    private Map<ObjectRef, Area> grown(List<Group> groups, Map<ObjectRef, Area> places) {
      Map<ObjectRef, Area> grown = new LinkedHashMap<>(places);
      for (Group group : groups) {
        Inside inside = made.settled.get(group.ref());
        Area frame = places.get(group.ref());
        boolean moved = !Same.one(inside, made.insides.get(group.ref()));
        if (moved && inside != null && frame != null) {
          Packing.Item asked = Frames.around(group.ref(), inside.width(), inside.height(), frame);
          double width = Math.max(asked.width(), frame.width());
          double height = Math.max(asked.height(), frame.height());
          grown.put(group.ref(), new Area(frame.x(), frame.y(), width, height));
        }
      }
      return grown.equals(places)
          ? places
          : new Pushing(places, grown, Metrics.NAMESPACE_GAP).apart();
    }

    private Map<ObjectRef, Area> beside(List<Packing.Item> items, Map<ObjectRef, Area> had) {
      boolean nodes = items.stream().anyMatch(i -> !Scene.made(i.key()));
      if (wish.mode() != Mode.NODES || !nodes) {
        return Frames.packed(items, had);
      }
      List<Packing.Item> racked = items.stream().filter(i -> !Scene.made(i.key())).toList();
      had.keySet().removeIf(Scene::made);
      return Frames.below(
          Frames.racked(racked, had), items.stream().filter(i -> Scene.made(i.key())).toList());
    }

    /// The columns of the grids of pods: those of the fullest node for all.
    private static int columns(List<Group> groups) {
      int most =
          groups.stream()
              .filter(g -> !Scene.made(g.ref()))
              .mapToInt(g -> g.things().size())
              .max()
              .orElse(0);
      int best = PodGrid.Size.of(Math.max(1, most), false).columns();
      return (best + COLUMN_STEP - 1) / COLUMN_STEP * COLUMN_STEP;
    }

    private Inside inside(Group group, Map<ObjectRef, List<Link>> links, int columns) {
      if (!group.groups().isEmpty()) {
        Map<ObjectRef, Area> inner = frames(group.groups(), links);
        Area all = inner.values().stream().reduce(Area::union).orElse(new Area(0, 0, 0, 0));
        Contents none = new Contents(List.of(), List.of());
        return new Inside(none, all.right(), all.bottom(), inner, Map.of(), Map.of(), Slots.NONE);
      }
      List<Block> blocks = group.things().stream().map(this::block).toList();
      Contents contents = new Contents(blocks, links.getOrDefault(group.ref(), List.of()));
      Inside had = before == null ? null : before.insides.get(group.ref());
      boolean held = before != null && (group.framed() || before.pins.equals(made.pins));
      if (had != null && held && had.of().same(contents) && wish.mode() != Mode.NODES) {
        return had.with(contents);
      }
      return switch (wish.mode()) {
        case FLOW, FOCUS -> FlowLayout.inside(contents, had, group.framed() ? Map.of() : made.pins);
        case NODES -> NodesLayout.inside(contents, columns, had);
        case PACKED ->
            wish.grouping() == Grouping.NODE || wish.grouping() == Grouping.ZONE
                ? NodesLayout.inside(
                    contents, PodGrid.Size.of(Math.max(1, blocks.size()), false).columns(), had)
                : stacked(contents, had);
      };
    }

    /// Cards stay where they were put inside their frame; that of a node is a grid of its own.
    private Inside settled(Group group, Inside own) {
      boolean fixed = wish.mode() == Mode.NODES || wish.mode() == Mode.FOCUS;
      boolean byPlace = wish.grouping() == Grouping.NODE || wish.grouping() == Grouping.ZONE;
      if (!group.framed() || fixed || byPlace || made.pins.isEmpty()) {
        return own;
      }
      if (before != null && before.pins.equals(made.pins)) {
        Inside had = before.settled.get(group.ref());
        if (had != null && Same.one(before.insides.get(group.ref()), own)) {
          return had;
        }
      }
      return own.pinned(made.pins);
    }

    private static Inside stacked(Contents contents, @Nullable Inside had) {
      Map<ObjectRef, Block> sizes = new HashMap<>();
      Graph<ObjectRef, Link> graph = new DirectedMultigraph<>(null, null, false);
      for (Block block : contents.things()) {
        sizes.put(block.key(), block);
        graph.addVertex(block.key());
      }
      contents.links().stream()
          .filter(l -> !l.from().equals(l.to()))
          .forEach(l -> graph.addEdge(l.from(), l.to(), l));
      Area room = had == null ? null : new Area(0, 0, had.width(), had.height());
      Map<ObjectRef, Area> areas = NamespaceLayout.arrange(graph, sizes, room);
      Area all = areas.values().stream().reduce(Area::union).orElse(new Area(0, 0, 0, 0));
      return new Inside(contents, all.right(), all.bottom(), areas, Map.of(), Map.of(), Slots.NONE);
    }

    private Block block(ObjectRef ref) {
      Seats crew = made.seats.get(ref);
      if (crew != null) {
        return Block.of(ref, crew.width(), crew.height());
      }
      if (ref.kind().isWorkload()) {
        return Block.of(ref, Metrics.FOLDED_WIDTH, Metrics.FOLDED_HEIGHT);
      }
      boolean pod = ref.kind() == Kind.POD;
      return pod && (wish.mode() == Mode.NODES || wish.mode() == Mode.PACKED)
          ? Block.of(ref, Metrics.POD_WIDTH, Metrics.POD_HEIGHT)
          : Block.of(ref, Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT);
    }

    /// Gives what is in a group its place on the chart.
    private void place(Group group, Area corner) {
      Area own = made.areas.getOrDefault(group.ref(), corner);
      double x = own.x() + (group.framed() ? Metrics.NAMESPACE_PAD : 0);
      double y = own.y() + (group.framed() ? Metrics.namespaceHeading(own.width()) : 0);
      Inside inside = made.settled.get(group.ref());
      if (inside == null) {
        return;
      }
      inside.areas().forEach((ref, area) -> made.areas.put(ref, area.move(x, y)));
      inside
          .ways()
          .forEach(
              (link, way) -> made.ways.put(link, way.stream().map(c -> c.move(x, y)).toList()));
      group.groups().forEach(g -> place(g, corner));
    }
  }
}
