package dev.portolan.layout;

import dev.portolan.layout.Inside.Contents;
import dev.portolan.layout.Inside.Piece;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.alg.util.UnionFind;
import org.jgrapht.graph.DirectedMultigraph;
import org.jspecify.annotations.Nullable;

/// The traffic from left to right: all that hangs together is a piece with its things in layers,
/// the pieces are packed, and what hangs on nothing stands in a grid. A piece in which nothing
/// changed is taken over and stays where it was.
final class FlowLayout implements LayoutAlgorithm2D<ObjectRef, Link> {
  private static final double SHAPE = 1.6;
  private static final double STEP_X = Metrics.CARD_WIDTH + Metrics.COLUMN_GAP;
  private static final double STEP_Y = Metrics.CARD_HEIGHT + 12;

  private final Map<ObjectRef, Block> sizes;
  private final @Nullable Inside before;
  private final Map<ObjectRef, Pins.Place> pins;
  private final Map<ObjectRef, Piece> pieces = new LinkedHashMap<>();
  private Slots slots = Slots.NONE;

  /// @param before how the same group was laid out, or null
  /// @param pins where the user put pieces, by a thing in each
  FlowLayout(
      Map<ObjectRef, Block> sizes, @Nullable Inside before, Map<ObjectRef, Pins.Place> pins) {
    this.sizes = sizes;
    this.before = before;
    this.pins = pins;
  }

  static Inside inside(
      Contents contents, @Nullable Inside before, Map<ObjectRef, Pins.Place> pins) {
    Map<ObjectRef, Block> sizes = new HashMap<>();
    contents.things().forEach(b -> sizes.put(b.key(), b));
    Graph<ObjectRef, Link> graph = new DirectedMultigraph<>(null, null, false);
    contents.things().forEach(b -> graph.addVertex(b.key()));
    contents.links().stream()
        .filter(l -> !l.from().equals(l.to()))
        .forEach(l -> graph.addEdge(l.from(), l.to(), l));
    AreaModel model = new AreaModel();
    FlowLayout layout = new FlowLayout(sizes, before, pins);
    layout.layout(graph, model);
    Map<Link, List<Corner>> ways = new HashMap<>();
    model.ways().forEach((l, w) -> ways.put(l, corners(w)));
    Area all = model.extent();
    return new Inside(
        contents,
        all.right(),
        all.bottom(),
        new HashMap<>(model.areas()),
        ways,
        Map.copyOf(layout.pieces),
        layout.slots);
  }

  private static List<Corner> corners(List<Point2D> way) {
    return way.stream().map(p -> new Corner(p.getX(), p.getY())).toList();
  }

  @Override
  public void layout(Graph<ObjectRef, Link> graph, LayoutModel2D<ObjectRef> model) {
    List<ObjectRef> loose = new ArrayList<>();
    Map<ObjectRef, Piece> made = new TreeMap<>();
    for (Contents contents : connected(graph)) {
      Block first = contents.things().getFirst();
      boolean card = first.width() == Metrics.CARD_WIDTH && first.height() == Metrics.CARD_HEIGHT;
      if (contents.things().size() == 1 && card) {
        loose.add(first.key());
      } else {
        made.put(first.key(), piece(contents));
      }
    }
    if (!loose.isEmpty()) {
      Piece grid = grid(loose);
      made.put(loose.getFirst(), grid);
    }
    Map<ObjectRef, Area> base = pack(made);
    Map<ObjectRef, Area> settled = Settling.settle(base, byPiece(made), Metrics.GROUP_GAP);
    made.forEach(
        (key, piece) -> {
          pieces.put(key, new Piece(piece.of(), at(base, key), piece.areas(), piece.ways()));
          Area place = at(settled, key);
          piece.areas().forEach((r, a) -> place(model, r, a.move(place.x(), place.y())));
          piece.ways().forEach((l, w) -> lead(model, l, w, place));
        });
  }

  private static Area at(Map<ObjectRef, Area> places, ObjectRef key) {
    return places.getOrDefault(key, new Area(0, 0, 0, 0));
  }

  private static void place(LayoutModel2D<ObjectRef> model, ObjectRef ref, Area area) {
    if (model instanceof AreaModel areas) {
      areas.place(ref, area);
    } else {
      model.put(ref, Point2D.of(area.x(), area.y()));
    }
  }

  private static void lead(
      LayoutModel2D<ObjectRef> model, Link link, List<Corner> way, Area place) {
    if (model instanceof AreaModel areas) {
      areas.lead(
          link, way.stream().map(c -> Point2D.of(c.x() + place.x(), c.y() + place.y())).toList());
    }
  }

  /// What hangs together, each with its things in the order of their references.
  private List<Contents> connected(Graph<ObjectRef, Link> graph) {
    UnionFind<ObjectRef> union = new UnionFind<>(graph.vertexSet());
    graph.edgeSet().forEach(l -> union.union(l.from(), l.to()));
    Map<ObjectRef, List<Block>> things = new LinkedHashMap<>();
    Map<ObjectRef, List<Link>> links = new HashMap<>();
    for (ObjectRef ref : graph.vertexSet().stream().sorted().toList()) {
      things.computeIfAbsent(union.find(ref), k -> new ArrayList<>()).add(size(ref));
    }
    for (Link link : graph.edgeSet()) {
      links.computeIfAbsent(union.find(link.from()), k -> new ArrayList<>()).add(link);
    }
    List<Contents> all = new ArrayList<>();
    things.forEach((root, of) -> all.add(new Contents(of, links.getOrDefault(root, List.of()))));
    return all;
  }

  private Block size(ObjectRef ref) {
    Block size = sizes.get(ref);
    return size == null ? Block.of(ref, Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT) : size;
  }

  private Piece piece(Contents contents) {
    Piece had = before == null ? null : before.parts().get(contents.things().getFirst().key());
    if (had != null && had.of().links().equals(contents.links()) && had.of().same(contents)) {
      return had;
    }
    if (pair(contents)) {
      return sideBySide(contents);
    }
    Graph<ObjectRef, Link> graph = new DirectedMultigraph<>(null, null, false);
    contents.things().forEach(b -> graph.addVertex(b.key()));
    contents.links().forEach(l -> graph.addEdge(l.from(), l.to(), l));
    AreaModel model = new AreaModel();
    Map<ObjectRef, Area> stood = before == null ? Map.of() : before.areas();
    new LayeredLayout(sizes, stood).layout(graph, model);
    Area all = model.extent();
    Map<Link, List<Corner>> ways = new HashMap<>();
    model.ways().forEach((l, w) -> ways.put(l, corners(w)));
    return new Piece(contents, all, Map.copyOf(model.areas()), ways);
  }

  /// True for two things of one height with a single link.
  private static boolean pair(Contents contents) {
    return contents.things().size() == 2
        && contents.links().size() == 1
        && contents.things().getFirst().height() == contents.things().getLast().height();
  }

  /// What layers come to for a pair: by far the most pieces are such.
  private Piece sideBySide(Contents contents) {
    Link link = contents.links().getFirst();
    Block left = size(link.from());
    Block right = size(link.to());
    double start = left.width() + LayerPlaces.CHANNEL;
    double middle = left.height() / 2;
    Map<ObjectRef, Area> areas =
        Map.of(
            link.from(), new Area(0, 0, left.width(), left.height()),
            link.to(), new Area(start, 0, right.width(), right.height()));
    List<Corner> way = List.of(new Corner(left.width(), middle), new Corner(start, middle));
    Area all = new Area(0, 0, start + right.width(), left.height());
    return new Piece(contents, all, areas, Map.of(link, way));
  }

  private Piece grid(List<ObjectRef> loose) {
    int columns = (int) Math.ceil(Math.sqrt(loose.size() * STEP_Y / STEP_X * SHAPE));
    slots = Slots.next(loose, Math.max(1, columns), before == null ? null : before.slots());
    Map<ObjectRef, Area> areas = new HashMap<>();
    for (ObjectRef ref : loose) {
      Corner at = slots.corner(ref, STEP_X, STEP_Y);
      areas.put(ref, new Area(at.x(), at.y(), Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT));
    }
    double width = Math.min(slots.columns(), loose.size()) * STEP_X - Metrics.COLUMN_GAP;
    Area all = areas.values().stream().reduce(Area::union).orElse(new Area(0, 0, width, 0));
    List<Block> blocks = loose.stream().map(this::size).toList();
    return new Piece(
        new Contents(blocks, List.of()),
        new Area(0, 0, all.right(), all.bottom()),
        areas,
        Map.of());
  }

  private Map<ObjectRef, Area> pack(Map<ObjectRef, Piece> made) {
    List<Packing.Item> items = new ArrayList<>();
    Map<ObjectRef, Area> had = new HashMap<>();
    made.forEach(
        (key, piece) -> {
          double width = piece.place().width();
          double height = piece.place().height();
          items.add(new Packing.Item(key, width, height));
          Piece was = before == null ? null : before.parts().get(key);
          if (was != null) {
            had.put(key, was.place());
          }
        });
    return new Packing(Metrics.GROUP_GAP, SHAPE).keeping(items, had);
  }

  /// Where pieces are wanted of which the user put some thing somewhere.
  private Map<ObjectRef, Pins.Place> byPiece(Map<ObjectRef, Piece> made) {
    if (pins.isEmpty()) {
      return Map.of();
    }
    Map<ObjectRef, Pins.Place> wanted = new HashMap<>();
    made.forEach(
        (key, piece) ->
            pins.forEach(
                (ref, pin) -> {
                  Area area = piece.areas().get(ref);
                  if (area != null) {
                    wanted.putIfAbsent(key, new Pins.Place(pin.x() - area.x(), pin.y() - area.y()));
                  }
                }));
    return wanted;
  }
}
