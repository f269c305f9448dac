package dev.portolan.policy.matrix;

import java.util.HashSet;
import java.util.Set;

/// What the user has chosen to see of a matrix.
///
/// @param namespaces only these, and the outside; all when empty
public record Arrangement(Side rows, Side columns, Set<String> namespaces) {
  public static final Arrangement START = new Arrangement(Side.START, Side.START, Set.of());

  public Arrangement {
    namespaces = Set.copyOf(namespaces);
  }

  /// One side of the matrix: the rows are sources, the columns targets.
  ///
  /// @param search only groups with these words, those around them, and those in them; all when
  ///   blank
  public record Side(Set<Key> opened, String search) {
    public static final Side START = new Side(Set.of(), "");

    public Side {
      opened = Set.copyOf(opened);
    }

    public Side searching(String text) {
      return new Side(opened, text);
    }

    public Side opening(Set<Key> keys) {
      Set<Key> next = new HashSet<>(opened);
      next.addAll(keys);
      return new Side(next, search);
    }

    public Side with(Key key, boolean open) {
      Set<Key> next = new HashSet<>(opened);
      if (open) {
        next.add(key);
      } else {
        next.remove(key);
      }
      return new Side(next, search);
    }
  }

  public Side side(Axis.Name name) {
    return name == Axis.Name.ROWS ? rows : columns;
  }

  public Arrangement with(Axis.Name name, Side side) {
    return name == Axis.Name.ROWS
        ? new Arrangement(side, columns, namespaces)
        : new Arrangement(rows, side, namespaces);
  }

  public Arrangement in(Set<String> newNamespaces) {
    return new Arrangement(rows, columns, newNamespaces);
  }
}
