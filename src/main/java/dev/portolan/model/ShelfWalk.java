package dev.portolan.model;

import org.jspecify.annotations.Nullable;

/// Walks through two shelves side by side and tells what differs; rows that they share are stepped
/// over.
final class ShelfWalk {
  private ShelfWalk() {}

  /// Hears a difference: null before stands for what was added, null after for what is gone.
  interface Heard {
    /// Returns false to end the walk.
    boolean differs(@Nullable KubeObject before, @Nullable KubeObject after);
  }

  static boolean same(Shelf a, Shelf b) {
    return walk(a, b, (before, after) -> false);
  }

  /// True unless the listener ended the walk.
  static boolean walk(Shelf before, Shelf after, Heard heard) {
    Cursor a = new Cursor(before);
    Cursor b = new Cursor(after);
    while (a.open() || b.open()) {
      if (a.skipShared(b)) {
        continue;
      }
      KubeObject was = a.open() ? a.here() : null;
      KubeObject is = b.open() ? b.here() : null;
      int order = order(was, is);
      boolean differs = order != 0 || !same(was, is);
      if (differs && !heard.differs(order <= 0 ? was : null, order >= 0 ? is : null)) {
        return false;
      }
      if (order <= 0) {
        a.step();
      }
      if (order >= 0) {
        b.step();
      }
    }
    return true;
  }

  private static int order(@Nullable KubeObject was, @Nullable KubeObject is) {
    if (was == null || is == null) {
      return was == null ? 1 : -1;
    }
    return was.ref().compareTo(is.ref());
  }

  private static boolean same(@Nullable KubeObject was, @Nullable KubeObject is) {
    return was != null && was.equals(is);
  }

  private static final class Cursor {
    private final KubeObject[][] rows;
    private final int[] at = {0, 0};

    Cursor(Shelf shelf) {
      rows = shelf.rows();
    }

    boolean open() {
      return at[0] < rows.length;
    }

    KubeObject here() {
      return rows[at[0]][at[1]];
    }

    void step() {
      at[1]++;
      if (at[1] == rows[at[0]].length) {
        skip();
      }
    }

    private void skip() {
      at[0]++;
      at[1] = 0;
    }

    @SuppressWarnings("ReferenceEquality") // the very same row is the point
    boolean skipShared(Cursor other) {
      boolean shared =
          open() && other.open() && at[1] == other.at[1] && rows[at[0]] == other.rows[other.at[0]];
      if (shared) {
        skip();
        other.skip();
      }
      return shared;
    }
  }
}
