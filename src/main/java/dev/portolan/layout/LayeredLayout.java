package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jspecify.annotations.Nullable;

/// Things in columns from left to right along the links between them, after Sugiyama: circles are
/// cut, each thing gets a layer, few lines cross, and no line runs through a thing because a long
/// one has a place of its own in every column on its way.
final class LayeredLayout implements LayoutAlgorithm2D<ObjectRef, Link> {
  private static final double PORT = 8;

  private final Map<ObjectRef, Block> sizes;
  private final Map<ObjectRef, Area> before;

  /// @param sizes the sizes of things
  /// @param before where things stood, if only against each other: their order is kept where it is
  ///   good enough
  LayeredLayout(Map<ObjectRef, Block> sizes, Map<ObjectRef, Area> before) {
    this.sizes = sizes;
    this.before = before;
  }

  /// A line from one thing to another, whatever and how many links it stands for.
  private record Ends(int from, int to) {}

  @Override
  public void layout(Graph<ObjectRef, Link> graph, LayoutModel2D<ObjectRef> model) {
    List<ObjectRef> refs = graph.vertexSet().stream().sorted().toList();
    if (refs.isEmpty()) {
      return;
    }
    Map<ObjectRef, Integer> numbers = new HashMap<>();
    refs.forEach(r -> numbers.put(r, numbers.size()));
    List<Link> links =
        graph.edgeSet().stream()
            .sorted(
                Comparator.comparing(Link::from)
                    .thenComparing(Link::to)
                    .thenComparing(Link::relation))
            .toList();
    Map<Ends, Integer> lines = new LinkedHashMap<>();
    for (Link link : links) {
      lines.putIfAbsent(ends(link, numbers), lines.size());
    }
    int[] from = lines.keySet().stream().mapToInt(Ends::from).toArray();
    int[] to = lines.keySet().stream().mapToInt(Ends::to).toArray();
    int[] rank = Ranks.of(refs.size(), from, to);
    double[] widths = refs.stream().mapToDouble(r -> size(r).width()).toArray();
    double[] heights = refs.stream().mapToDouble(r -> size(r).height()).toArray();
    Layers layers = new Layers(widths, heights, from, to, rank);
    LayerOrder.settle(layers, wishes(refs));
    LayerPlaces places = new LayerPlaces(layers);
    for (int v = 0; v < refs.size(); v++) {
      place(model, refs.get(v), new Area(places.x[rank[v]], places.y[v], widths[v], heights[v]));
    }
    if (model instanceof AreaModel areas) {
      LayerWays ways = new LayerWays(layers, places, PORT);
      for (Link link : links) {
        Ends ends = ends(link, numbers);
        int line = lines.getOrDefault(ends, 0);
        List<Point2D> way = ways.way(line);
        areas.lead(link, from[line] == ends.from() ? way : way.reversed());
      }
    }
  }

  private static Ends ends(Link link, Map<ObjectRef, Integer> numbers) {
    return new Ends(numbers.getOrDefault(link.from(), 0), numbers.getOrDefault(link.to(), 0));
  }

  private static void place(LayoutModel2D<ObjectRef> model, ObjectRef ref, Area area) {
    if (model instanceof AreaModel areas) {
      areas.place(ref, area);
    } else {
      model.put(ref, Point2D.of(area.x(), area.y()));
    }
  }

  private Block size(ObjectRef ref) {
    Block size = sizes.get(ref);
    return size == null ? Block.of(ref, Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT) : size;
  }

  private double[] wishes(List<ObjectRef> refs) {
    List<@Nullable Area> had = new ArrayList<>();
    refs.forEach(r -> had.add(before.get(r)));
    if (had.stream().allMatch(a -> a == null)) {
      return new double[0];
    }
    return had.stream().mapToDouble(a -> a == null ? Double.NaN : a.y() + a.height() / 2).toArray();
  }
}
