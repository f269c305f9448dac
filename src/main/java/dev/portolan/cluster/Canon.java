package dev.portolan.cluster;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes one object of equal ones: what replicas have in common is kept once. Bounded: it knows the
/// parts that were asked for last, and forgets those of long ago. Not thread-safe.
final class Canon {
  private final int most;
  private Map<Object, Object> young = new HashMap<>();
  private Map<Object, Object> old = new HashMap<>();

  /// @param most how many parts are known at most
  Canon(int most) {
    this.most = most;
  }

  /// The one that stands for all that are equal to this part, which must never change.
  <T> T one(T part) {
    T known = find(part);
    return known == null ? learn(part) : known;
  }

  /// The one that stands for a part, or null when none is known.
  @SuppressWarnings("unchecked") // what is equal to a T is a T: parts are records, texts, lists
  <T> @Nullable T find(T part) {
    Object known = young.get(part);
    if (known == null) {
      known = old.get(part);
      if (known != null) {
        learn(known);
      }
    }
    return (T) known;
  }

  private <T> T learn(T part) {
    if (young.size() >= most / 2) {
      old = young;
      young = new HashMap<>();
    }
    young.put(part, part);
    return part;
  }

  int size() {
    return young.size() + old.size();
  }
}
