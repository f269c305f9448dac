package dev.portolan.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The objects of one kind, immutable, in the order of their references. A shelf that is made from
/// another by a few changes shares with it all that has not changed: making, keeping and comparing
/// it cost what the changes cost, however many objects there are.
///
/// Inside it is a sorted row of short sorted arrays. A change copies one short array and the row.
/// That is a tenth of a balanced tree's memory, and objects are read at the speed of an array.
public final class Shelf extends AbstractMap<ObjectRef, KubeObject> {
  public static final Shelf EMPTY = new Shelf(new KubeObject[0][]);

  private final KubeObject[][] rows;

  /// How many objects stand before each row, and at last how many there are.
  private final int[] starts;

  Shelf(KubeObject[][] rows) {
    this.rows = rows;
    starts = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      starts[i + 1] = starts[i] + rows[i].length;
    }
  }

  /// A shelf of these objects, each under its own reference; of several with the same one the last
  /// stays.
  public static Shelf of(Collection<? extends KubeObject> objects) {
    return EMPTY.with(objects, List.of());
  }

  /// The same objects; a shelf is taken as it is.
  static Shelf of(Map<ObjectRef, ? extends KubeObject> objects) {
    return objects instanceof Shelf shelf ? shelf : of(objects.values());
  }

  /// This shelf after changes. What is put but equals what is there changes nothing; without any
  /// change it is this very shelf.
  public Shelf with(Collection<? extends KubeObject> put, Collection<ObjectRef> gone) {
    return ShelfEdit.apply(this, put, gone);
  }

  @Override
  public int size() {
    return starts[rows.length];
  }

  /// The object of that reference, or null.
  @Override
  public @Nullable KubeObject get(@Nullable Object key) {
    if (!(key instanceof ObjectRef ref)) {
      return null;
    }
    int at = position(ref);
    KubeObject there = at < size() ? at(at) : null;
    return there != null && there.ref().equals(ref) ? there : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  /// All objects, as a view.
  @Override
  public List<KubeObject> values() {
    return new ShelfList<>(this, 0, size());
  }

  /// The objects of one namespace, as a view; to find them costs little.
  public List<KubeObject> in(String namespace) {
    ShelfList<KubeObject> all = new ShelfList<>(this, 0, size());
    int from = firstNotBelow(o -> o.namespace().compareTo(namespace) < 0);
    int to = firstNotBelow(o -> o.namespace().compareTo(namespace) <= 0);
    return all.subList(from, to);
  }

  /// The namespaces that objects stand in, and how many in each. Costs what there are namespaces.
  public SortedMap<String, Integer> namespaces() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    int from = 0;
    while (from < size()) {
      String namespace = at(from).namespace();
      int to = firstNotBelow(o -> o.namespace().compareTo(namespace) <= 0);
      counts.put(namespace, to - from);
      from = to;
    }
    return counts;
  }

  @Override
  public Set<ObjectRef> keySet() {
    return new View<>(KubeObject::ref, this::containsKey);
  }

  @Override
  public Set<Map.Entry<ObjectRef, KubeObject>> entrySet() {
    return new View<>(
        o -> Map.entry(o.ref(), o),
        e -> e instanceof Map.Entry<?, ?> x && x.getValue().equals(get(x.getKey())));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Shelf shelf
            ? shelf.size() == size() && ShelfWalk.same(this, shelf)
            : super.equals(other));
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  KubeObject[][] rows() {
    return rows;
  }

  KubeObject at(int index) {
    int row = rowOf(index);
    return rows[row][index - starts[row]];
  }

  /// The row in which the object of that index stands.
  int rowOf(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  int start(int row) {
    return starts[row];
  }

  /// Where the object of that reference stands, or would.
  int position(ObjectRef ref) {
    return firstNotBelow(o -> o.ref().compareTo(ref) < 0);
  }

  /// A binary search: over the rows by their first objects, then within one.
  private int firstNotBelow(Predicate<KubeObject> below) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (below.test(rows[middle][0])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return 0;
    }
    KubeObject[] row = rows[low - 1];
    int from = 0;
    int to = row.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (below.test(row[middle])) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return starts[low - 1] + from;
  }

  /// The objects seen as a set of something else.
  private final class View<T> extends AbstractSet<T> {
    private final Function<KubeObject, T> sight;
    private final Predicate<@Nullable Object> holds;

    View(Function<KubeObject, T> sight, Predicate<@Nullable Object> holds) {
      this.sight = sight;
      this.holds = holds;
    }

    @Override
    public Iterator<T> iterator() {
      Iterator<KubeObject> all = values().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public T next() {
          return sight.apply(all.next());
        }
      };
    }

    @Override
    public int size() {
      return Shelf.this.size();
    }

    @Override
    public boolean contains(@Nullable Object o) {
      return holds.test(o);
    }
  }
}
