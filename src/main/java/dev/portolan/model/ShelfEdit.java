package dev.portolan.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a shelf from another and a batch of changes: only the rows that the changes fall into are
/// written anew.
final class ShelfEdit {
  /// A longer row is cut; a shorter one is joined with the next.
  private static final int LONGEST = 128;

  private static final int SHORTEST = 16;

  private final List<KubeObject[]> rows = new ArrayList<>();

  /// What waits to be laid down, sorted: the objects of rows that were touched.
  private final List<KubeObject> open = new ArrayList<>();

  private ShelfEdit() {}

  static Shelf apply(
      Shelf shelf, Collection<? extends KubeObject> put, Collection<ObjectRef> gone) {
    TreeMap<ObjectRef, Optional<KubeObject>> edits = new TreeMap<>();
    gone.forEach(ref -> take(shelf, ref, edits));
    put.forEach(object -> put(shelf, object, edits));
    return edits.isEmpty() ? shelf : new ShelfEdit().merge(shelf, edits);
  }

  private static void take(Shelf shelf, ObjectRef ref, Map<ObjectRef, Optional<KubeObject>> edits) {
    if (shelf.containsKey(ref)) {
      edits.put(ref, Optional.empty());
    }
  }

  private static void put(
      Shelf shelf, KubeObject object, Map<ObjectRef, Optional<KubeObject>> edits) {
    if (object.equals(shelf.get(object.ref()))) {
      edits.remove(object.ref());
    } else {
      edits.put(object.ref(), Optional.of(object));
    }
  }

  private Shelf merge(Shelf shelf, SortedMap<ObjectRef, Optional<KubeObject>> edits) {
    KubeObject[][] old = shelf.rows();
    if (old.length == 0) {
      edits.values().forEach(e -> e.ifPresent(open::add));
      layDown();
    }
    for (int i = 0; i < old.length; i++) {
      Map<ObjectRef, Optional<KubeObject>> here = edits;
      if (i + 1 < old.length) {
        here = edits.headMap(old[i + 1][0].ref());
      }
      row(old[i], here, i + 1 == old.length);
      here.clear();
    }
    return rows.isEmpty() ? Shelf.EMPTY : new Shelf(rows.toArray(new KubeObject[0][]));
  }

  private void row(KubeObject[] row, Map<ObjectRef, Optional<KubeObject>> edits, boolean last) {
    if (edits.isEmpty() && (open.isEmpty() || open.size() >= SHORTEST)) {
      layDown();
      rows.add(row);
      return;
    }
    if (open.size() >= SHORTEST) {
      layDown();
    }
    if (edits.isEmpty()) {
      open.addAll(Arrays.asList(row));
    } else {
      TreeMap<ObjectRef, KubeObject> merged = new TreeMap<>();
      for (KubeObject object : row) {
        merged.put(object.ref(), object);
      }
      edits.forEach(
          (ref, edit) ->
              edit.ifPresentOrElse(object -> merged.put(ref, object), () -> merged.remove(ref)));
      open.addAll(merged.values());
    }
    if (last) {
      layDown();
    }
  }

  /// Cuts what is open into rows of about the same length.
  private void layDown() {
    int cuts = (open.size() + LONGEST - 1) / LONGEST;
    for (int i = 0; i < cuts; i++) {
      int from = (int) ((long) open.size() * i / cuts);
      int to = (int) ((long) open.size() * (i + 1) / cuts);
      rows.add(open.subList(from, to).toArray(new KubeObject[0]));
    }
    open.clear();
  }
}
