package dev.portolan.model;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;

/// A stretch of a shelf as a list, without a copy.
///
/// @param <T> what all objects of the shelf are
final class ShelfList<T extends KubeObject> extends AbstractList<T> {
  private final Shelf shelf;
  private final int from;
  private final int to;

  ShelfList(Shelf shelf, int from, int to) {
    this.shelf = shelf;
    this.from = from;
    this.to = to;
  }

  @Override
  public int size() {
    return to - from;
  }

  @Override
  @SuppressWarnings("unchecked") // a shelf holds one kind, and a kind is of one type
  public T get(int index) {
    return (T) shelf.at(from + Objects.checkIndex(index, size()));
  }

  @Override
  public List<T> subList(int start, int end) {
    Objects.checkFromToIndex(start, end, size());
    return new ShelfList<>(shelf, from + start, from + end);
  }

  @Override
  public Iterator<T> iterator() {
    KubeObject[][] rows = shelf.rows();
    int row = from < to ? shelf.rowOf(from) : 0;
    int[] at = {row, from < to ? from - shelf.start(row) : 0, size()}; // row, place in it, how many
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return at[2] > 0;
      }

      @Override
      @SuppressWarnings("unchecked") // as above
      public T next() {
        if (at[2] == 0) {
          throw new NoSuchElementException();
        }
        KubeObject[] here = rows[at[0]];
        T next = (T) here[at[1]];
        at[2]--;
        at[1]++;
        if (at[1] == here.length) {
          at[0]++;
          at[1] = 0;
        }
        return next;
      }
    };
  }

  @Override
  public Spliterator<T> spliterator() {
    int traits = Spliterator.ORDERED | Spliterator.IMMUTABLE | Spliterator.NONNULL;
    return Spliterators.spliterator(iterator(), size(), traits);
  }
}
