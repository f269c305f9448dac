package dev.portolan.layout;

import java.util.ArrayList;
import java.util.List;

/// A graph cut into layers, in which every edge leads from one layer to the next: a longer one goes
/// by way of joints, one in each layer between.
final class Layers {
  /// The room that a joint takes for the line that runs through it.
  static final double JOINT = 10;

  final int cards;
  final double[] widths;
  final double[] heights;

  /// For each vertex and joint, the layer and the neighbours in the layers before and after.
  final int[] rank;

  final List<List<Integer>> before = new ArrayList<>();
  final List<List<Integer>> after = new ArrayList<>();

  /// The vertices and joints of each layer, in their order.
  final List<int[]> rows = new ArrayList<>();

  /// For each edge, the vertices and joints on its way.
  final int[][] ways;

  /// @param widths of the vertices
  /// @param from where each edge starts, in an earlier layer than where it ends
  /// @param rank the layer of each vertex
  Layers(double[] widths, double[] heights, int[] from, int[] to, int[] rank) {
    this.cards = widths.length;
    this.widths = widths;
    this.heights = heights;
    this.ways = new int[from.length][];
    List<Integer> ranks = new ArrayList<>();
    for (int v = 0; v < cards; v++) {
      vertex(rank[v], ranks);
    }
    for (int e = 0; e < from.length; e++) {
      int length = rank[to[e]] - rank[from[e]];
      int[] way = new int[length + 1];
      way[0] = from[e];
      way[length] = to[e];
      for (int i = 1; i < length; i++) {
        way[i] = vertex(rank[from[e]] + i, ranks);
      }
      for (int i = 1; i <= length; i++) {
        after.get(way[i - 1]).add(way[i]);
        before.get(way[i]).add(way[i - 1]);
      }
      ways[e] = way;
    }
    this.rank = ranks.stream().mapToInt(r -> r).toArray();
    List<List<Integer>> byRank = new ArrayList<>();
    for (int v = 0; v < this.rank.length; v++) {
      while (byRank.size() <= this.rank[v]) {
        byRank.add(new ArrayList<>());
      }
      byRank.get(this.rank[v]).add(v);
    }
    byRank.forEach(r -> rows.add(r.stream().mapToInt(v -> v).toArray()));
  }

  private int vertex(int layer, List<Integer> ranks) {
    ranks.add(layer);
    before.add(new ArrayList<>(2));
    after.add(new ArrayList<>(2));
    return ranks.size() - 1;
  }

  double height(int v) {
    return v < cards ? heights[v] : JOINT;
  }

  double width(int v) {
    return v < cards ? widths[v] : 0;
  }

  int size() {
    return rank.length;
  }
}
