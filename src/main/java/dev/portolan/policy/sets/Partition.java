package dev.portolan.policy.sets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.roaringbitmap.RoaringBitmap;

/// All classes, divided by a value: those of the cells, and the rest.
record Partition<S>(Map<S, RoaringBitmap> cells, S rest) {
  static <S> Partition<S> whole(S value) {
    return new Partition<>(Map.of(), value);
  }

  /// Changes the value of every class.
  <T> Partition<T> map(Function<S, T> step) {
    Map<T, RoaringBitmap> result = new LinkedHashMap<>();
    cells.forEach((value, bits) -> add(result, step.apply(value), bits));
    return new Partition<>(result, step.apply(rest));
  }

  /// Changes the value of some classes.
  Partition<S> change(RoaringBitmap some, UnaryOperator<S> step) {
    if (some.isEmpty()) {
      return this;
    }
    Map<S, RoaringBitmap> result = new LinkedHashMap<>();
    RoaringBitmap left = some;
    for (Map.Entry<S, RoaringBitmap> cell : cells.entrySet()) {
      RoaringBitmap hit = RoaringBitmap.and(cell.getValue(), some);
      if (hit.isEmpty()) {
        add(result, cell.getKey(), cell.getValue());
      } else {
        add(result, cell.getKey(), RoaringBitmap.andNot(cell.getValue(), hit));
        add(result, step.apply(cell.getKey()), hit);
        left = RoaringBitmap.andNot(left, hit);
      }
    }
    add(result, step.apply(rest), left);
    return new Partition<>(result, rest);
  }

  /// Puts two partitions together.
  Partition<S> with(Partition<S> other, BinaryOperator<S> join) {
    Map<S, RoaringBitmap> result = new LinkedHashMap<>();
    RoaringBitmap covered = new RoaringBitmap();
    for (Map.Entry<S, RoaringBitmap> cell : cells.entrySet()) {
      RoaringBitmap left = cell.getValue();
      for (Map.Entry<S, RoaringBitmap> theirs : other.cells.entrySet()) {
        add(
            result,
            join.apply(cell.getKey(), theirs.getKey()),
            RoaringBitmap.and(cell.getValue(), theirs.getValue()));
        left = RoaringBitmap.andNot(left, theirs.getValue());
      }
      add(result, join.apply(cell.getKey(), other.rest), left);
      covered.or(cell.getValue());
    }
    for (Map.Entry<S, RoaringBitmap> theirs : other.cells.entrySet()) {
      add(
          result,
          join.apply(rest, theirs.getKey()),
          RoaringBitmap.andNot(theirs.getValue(), covered));
    }
    return new Partition<>(result, join.apply(rest, other.rest));
  }

  private static <S> void add(Map<S, RoaringBitmap> cells, S value, RoaringBitmap bits) {
    if (!bits.isEmpty()) {
      cells.merge(value, bits, (a, b) -> RoaringBitmap.or(a, b));
    }
  }
}
