package dev.portolan.layout;

import java.util.Arrays;
import java.util.List;

/// Places ordered layers as columns: each thing as near to the middle of its neighbours as the
/// others of its column allow, and between two columns a channel with a lane for each thing that
/// lines leave.
final class LayerPlaces {
  private static final int ROUNDS = 4;
  private static final double GAP = 12;
  private static final double LANE = 6;
  static final double CHANNEL = 26;

  /// Past this lanes are shared.
  private static final int MOST_LANES = 28;

  private final Layers layers;

  /// The upper edge of each vertex and joint.
  final double[] y;

  /// The left edge of each layer, and its width.
  final double[] x;

  final double[] wide;

  /// The lane on which the lines of each vertex and joint go up or down, from the left edge of the
  /// channel.
  final double[] lane;

  LayerPlaces(Layers layers) {
    this.layers = layers;
    this.y = new double[layers.size()];
    this.x = new double[layers.rows.size()];
    this.wide = new double[layers.rows.size()];
    this.lane = new double[layers.size()];
    columns();
    channels();
  }

  double middle(int v) {
    return y[v] + layers.height(v) / 2;
  }

  private void columns() {
    for (int[] row : layers.rows) {
      double at = 0;
      for (int v : row) {
        y[v] = at;
        at += layers.height(v) + GAP;
      }
    }
    int count = layers.rows.size();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 1; i < count; i++) {
        int row = round % 2 == 0 ? i : count - 1 - i;
        align(layers.rows.get(row), round % 2 == 0 ? layers.before : layers.after);
      }
    }
    double top = Arrays.stream(y).min().orElse(0);
    for (int v = 0; v < y.length; v++) {
      y[v] -= top;
    }
  }

  /// Moves the things of a column towards their neighbours without changing their order: those that
  /// would overlap are moved as one, by the mean of their wishes.
  private void align(int[] row, List<List<Integer>> towards) {
    int[] first = new int[row.length];
    double[] start = new double[row.length];
    double[] height = new double[row.length];
    double[] weight = new double[row.length];
    int pools = 0;
    for (int i = 0; i < row.length; i++) {
      int v = row[i];
      List<Integer> near = towards.get(v);
      double wish =
          near.isEmpty() ? middle(v) : near.stream().mapToDouble(this::middle).sum() / near.size();
      first[pools] = i;
      start[pools] = wish - layers.height(v) / 2;
      height[pools] = layers.height(v) + GAP;
      weight[pools] = near.isEmpty() ? 0.1 : 1;
      pools++;
      while (pools > 1 && start[pools - 2] + height[pools - 2] > start[pools - 1]) {
        pools--;
        double both = weight[pools - 1] + weight[pools];
        start[pools - 1] =
            (start[pools - 1] * weight[pools - 1]
                    + (start[pools] - height[pools - 1]) * weight[pools])
                / both;
        height[pools - 1] += height[pools];
        weight[pools - 1] = both;
      }
    }
    double free = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < pools; p++) {
      double at = Math.max(free, (double) Math.round(start[p]));
      int end = p + 1 < pools ? first[p + 1] : row.length;
      for (int i = first[p]; i < end; i++) {
        y[row[i]] = at;
        at += layers.height(row[i]) + GAP;
      }
      free = at;
    }
  }

  private void channels() {
    double at = 0;
    for (int i = 0; i < layers.rows.size(); i++) {
      int[] row = layers.rows.get(i);
      x[i] = at;
      wide[i] = Arrays.stream(row).mapToDouble(layers::width).max().orElse(0);
      at += wide[i] + CHANNEL + lanes(row) * LANE;
    }
  }

  /// Gives each thing of a column its lane; two share one when their lines pass at different
  /// heights.
  private int lanes(int[] row) {
    double[] ends = new double[MOST_LANES];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
    Integer[] order = Arrays.stream(row).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(span(a, true), span(b, true)));
    int used = 0;
    for (int v : order) {
      if (layers.after.get(v).isEmpty()) {
        continue;
      }
      double top = span(v, true);
      double bottom = span(v, false);
      int taken = 0;
      while (bottom - top > 0.5 && taken < MOST_LANES - 1 && ends[taken] > top - GAP) {
        taken++;
      }
      ends[taken] = Math.max(ends[taken], bottom);
      lane[v] = CHANNEL / 2 + taken * LANE;
      used = Math.max(used, taken);
    }
    return used;
  }

  private double span(int v, boolean top) {
    double end = middle(v);
    for (int n : layers.after.get(v)) {
      double other = middle(n);
      end = top ? Math.min(end, other) : Math.max(end, other);
    }
    return end;
  }
}
