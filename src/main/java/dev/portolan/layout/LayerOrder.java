package dev.portolan.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Settles the order within layers so that few lines cross: each layer in turn is sorted by the
/// mean place of its neighbours, to and fro, and the best outcome is kept.
final class LayerOrder {
  private static final int SWEEPS = 6;

  /// An order that was on screen is kept while it has no more crossings than this times the best.
  private static final double WORTH = 1.3;

  private final Layers layers;
  private final double[] place;

  private LayerOrder(Layers layers) {
    this.layers = layers;
    this.place = new double[layers.size()];
  }

  /// Orders the rows of `layers`.
  ///
  /// @param wish a number for each vertex by which they stood before, `NaN` for one that is new;
  ///   empty when all are
  static void settle(Layers layers, double[] wish) {
    new LayerOrder(layers).settle(wish);
  }

  private void settle(double[] wish) {
    List<int[]> kept = null;
    long known = Long.MAX_VALUE;
    if (wish.length > 0) {
      remember(wish);
      kept = copy();
      known = crossings();
    }
    List<int[]> best = null;
    long least = Long.MAX_VALUE;
    for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
      sweep(sweep % 2 == 0);
      long crossings = crossings();
      if (crossings < least) {
        least = crossings;
        best = copy();
      }
    }
    List<int[]> taken = kept != null && known <= least * WORTH ? kept : best;
    for (int i = 0; taken != null && i < taken.size(); i++) {
      layers.rows.set(i, taken.get(i));
    }
  }

  /// The order in which things stood; what is new stands beside its neighbours.
  private void remember(double[] wish) {
    double[] at = new double[layers.size()];
    for (int v = 0; v < at.length; v++) {
      at[v] = v < wish.length ? wish[v] : Double.NaN;
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int v = 0; v < at.length; v++) {
        if (Double.isNaN(at[v])) {
          at[v] = mean(v, at);
        }
      }
    }
    for (int i = 0; i < layers.rows.size(); i++) {
      layers.rows.set(i, sorted(layers.rows.get(i), at));
    }
  }

  private double mean(int v, double[] at) {
    double sum = 0;
    int count = 0;
    for (List<Integer> near : List.of(layers.before.get(v), layers.after.get(v))) {
      for (int n : near) {
        if (!Double.isNaN(at[n])) {
          sum += at[n];
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private void sweep(boolean down) {
    int count = layers.rows.size();
    number(layers.rows.get(down ? 0 : count - 1));
    for (int i = 1; i < count; i++) {
      int row = down ? i : count - 1 - i;
      double[] wish = new double[layers.size()];
      for (int v : layers.rows.get(row)) {
        List<Integer> near = down ? layers.before.get(v) : layers.after.get(v);
        wish[v] =
            near.isEmpty()
                ? Double.NaN
                : near.stream().mapToDouble(n -> place[n]).sum() / near.size();
      }
      layers.rows.set(row, sorted(layers.rows.get(row), wish));
      number(layers.rows.get(row));
    }
  }

  private void number(int[] row) {
    for (int i = 0; i < row.length; i++) {
      place[row[i]] = i;
    }
  }

  /// Sorted by wish; who has none stays behind the one it stood behind.
  private static int[] sorted(int[] row, double[] wish) {
    double[] keys = new double[row.length];
    double last = -1;
    for (int i = 0; i < row.length; i++) {
      last = Double.isNaN(wish[row[i]]) ? last : wish[row[i]];
      keys[i] = last;
    }
    Integer[] order = new Integer[row.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> keys[i]));
    return Arrays.stream(order).mapToInt(i -> row[i]).toArray();
  }

  private List<int[]> copy() {
    List<int[]> rows = new ArrayList<>();
    layers.rows.forEach(r -> rows.add(r.clone()));
    return rows;
  }

  private long crossings() {
    layers.rows.forEach(this::number);
    long all = 0;
    for (int i = 0; i + 1 < layers.rows.size(); i++) {
      all += crossings(layers.rows.get(i), layers.rows.get(i + 1).length);
    }
    return all;
  }

  /// How many pairs of lines between two layers cross, counted in a tree of sums.
  private long crossings(int[] upper, int below) {
    int[] sums = new int[below + 1];
    long crossings = 0;
    int seen = 0;
    for (int v : upper) {
      List<Integer> next = layers.after.get(v);
      for (int n : next) {
        int passed = 0;
        for (int k = (int) place[n] + 1; k > 0; k -= k & -k) {
          passed += sums[k];
        }
        crossings += seen - passed;
      }
      for (int n : next) {
        for (int k = (int) place[n] + 1; k <= below; k += k & -k) {
          sums[k]++;
        }
        seen++;
      }
    }
    return crossings;
  }
}
