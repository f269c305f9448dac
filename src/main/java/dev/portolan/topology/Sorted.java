package dev.portolan.topology;

import java.util.List;
import java.util.function.Function;

/// A search by halves in a list that is sorted by a key of its elements.
final class Sorted {
  private Sorted() {}

  /// Where the element with this key stands, or `-1 - n` when it would stand at `n`.
  static <T, K extends Comparable<K>> int position(
      List<? extends T> sorted, Function<T, K> key, K wanted) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = key.apply(sorted.get(middle)).compareTo(wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }
}
