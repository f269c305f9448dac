package dev.portolan.layout;

import java.util.ArrayDeque;
import java.util.Arrays;

/// Gives each vertex of a directed graph its layer, so that edges lead from a layer to a later one.
/// Edges that would close a circle are turned round first.
final class Ranks {
  private final int count;
  private final int[] from;
  private final int[] to;

  /// For each vertex, its edges: those that leave, then those that arrive.
  private final int[][] leaving;

  private final int[][] arriving;

  private Ranks(int count, int[] from, int[] to) {
    this.count = count;
    this.from = from;
    this.to = to;
    this.leaving = new int[count][];
    this.arriving = new int[count][];
    sortEdges();
  }

  /// Gives the vertices of a graph their layers.
  ///
  /// @param from where each edge starts; edges that are turned round are exchanged in both arrays
  /// @param to where it ends
  /// @return the layer of each vertex, from 0
  static int[] of(int count, int[] from, int[] to) {
    new Ranks(count, from, to).breakCircles();
    return new Ranks(count, from, to).layers();
  }

  private void sortEdges() {
    int[] out = new int[count];
    int[] in = new int[count];
    for (int e = 0; e < from.length; e++) {
      out[from[e]]++;
      in[to[e]]++;
    }
    for (int v = 0; v < count; v++) {
      leaving[v] = new int[out[v]];
      arriving[v] = new int[in[v]];
    }
    for (int e = from.length - 1; e >= 0; e--) {
      leaving[from[e]][--out[from[e]]] = e;
      arriving[to[e]][--in[to[e]]] = e;
    }
  }

  /// Turns round what leads back to a vertex that is still on the way, begun at those that nothing
  /// leads to.
  private void breakCircles() {
    byte[] state = new byte[count];
    boolean[] turned = new boolean[from.length];
    for (int pass = 0; pass < 2; pass++) {
      for (int v = 0; v < count; v++) {
        if (state[v] == 0 && (pass == 1 || arriving[v].length == 0)) {
          descend(v, state, turned);
        }
      }
    }
    for (int e = 0; e < from.length; e++) {
      if (turned[e]) {
        int start = from[e];
        from[e] = to[e];
        to[e] = start;
      }
    }
  }

  private void descend(int root, byte[] state, boolean[] turned) {
    ArrayDeque<int[]> path = new ArrayDeque<>();
    path.push(new int[] {root, 0});
    state[root] = 1;
    while (!path.isEmpty()) {
      int[] at = path.element();
      if (at[1] == leaving[at[0]].length) {
        state[at[0]] = 2;
        path.pop();
        continue;
      }
      int edge = leaving[at[0]][at[1]++];
      int next = to[edge];
      if (state[next] == 1) {
        turned[edge] = true;
      } else if (state[next] == 0) {
        state[next] = 1;
        path.push(new int[] {next, 0});
      }
    }
  }

  /// As early as what leads to it allows; what nothing leads to, as late as what it leads to does.
  private int[] layers() {
    int[] rank = new int[count];
    int[] open = new int[count];
    ArrayDeque<Integer> ready = new ArrayDeque<>();
    for (int v = 0; v < count; v++) {
      open[v] = arriving[v].length;
      if (open[v] == 0) {
        ready.add(v);
      }
    }
    while (!ready.isEmpty()) {
      int v = ready.remove();
      for (int e : leaving[v]) {
        rank[to[e]] = Math.max(rank[to[e]], rank[v] + 1);
        if (--open[to[e]] == 0) {
          ready.add(to[e]);
        }
      }
    }
    for (int v = 0; v < count; v++) {
      if (arriving[v].length == 0 && leaving[v].length > 0) {
        rank[v] = Arrays.stream(leaving[v]).map(e -> rank[to[e]]).min().orElse(1) - 1;
      }
    }
    return rank;
  }
}
