package dev.portolan.cluster;

import dev.portolan.cluster.json.EndpointsReader;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Shelf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A session's objects: for each kind a shelf, and what has changed since it was made. Taking a
/// picture costs what has changed. Not thread-safe.
final class Shelves {
  private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);

  /// What changed since the shelves were made; empty for what is gone.
  private final Map<Kind, Map<ObjectRef, Optional<KubeObject>>> pending = new EnumMap<>(Kind.class);

  private final Sharing sharing = new Sharing(this::find);

  /// How many records an object has that has more than one.
  private final Map<ObjectRef, Integer> parts = new HashMap<>();

  /// @param kinds those that are there even when they are empty
  Shelves(List<Kind> kinds) {
    kinds.forEach(k -> shelves.put(k, Shelf.EMPTY));
  }

  /// Puts an object's records in place of those that it had. False when they are the same.
  boolean put(List<? extends KubeObject> records) {
    ObjectRef ref = records.getFirst().ref();
    boolean changed = false;
    int had = parts.getOrDefault(ref, 1);
    for (int i = records.size(); i < had; i++) {
      changed |= lay(part(ref, i), Optional.empty());
    }
    for (KubeObject record : records) {
      changed |= lay(record.ref(), Optional.of(sharing.keep(record)));
    }
    if (records.size() > 1) {
      parts.put(ref, records.size());
    } else {
      parts.remove(ref);
    }
    return changed;
  }

  /// Takes an object away. False when there was none.
  boolean remove(ObjectRef ref) {
    boolean changed = lay(ref, Optional.empty());
    Integer had = parts.remove(ref);
    for (int i = 1; had != null && i < had; i++) {
      changed |= lay(part(ref, i), Optional.empty());
    }
    return changed;
  }

  /// Keeps of a kind only what passes. False when that is all.
  boolean retain(Kind kind, Predicate<ObjectRef> kept) {
    List<ObjectRef> gone = new ArrayList<>();
    for (ObjectRef ref : shelf(kind).keySet()) {
      if (!kept.test(ref)) {
        gone.add(ref);
      }
    }
    gone.forEach(ref -> lay(ref, Optional.empty()));
    parts.keySet().removeIf(ref -> ref.kind() == kind && !kept.test(ref));
    return !gone.isEmpty();
  }

  /// Has endpoints that were read before their pods share those pods' references and addresses.
  void settle() {
    List<KubeObject> slices = new ArrayList<>();
    shelf(Kind.ENDPOINT_SLICE).values().forEach(s -> slices.add(sharing.keep(s)));
    shelves.put(Kind.ENDPOINT_SLICE, Shelf.of(slices));
  }

  int size(Kind kind) {
    return shelf(kind).size();
  }

  /// All of a kind as of now.
  Shelf shelf(Kind kind) {
    Map<ObjectRef, Optional<KubeObject>> changes = pending.get(kind);
    Shelf shelf = shelves.getOrDefault(kind, Shelf.EMPTY);
    if (changes == null || changes.isEmpty()) {
      return shelf;
    }
    List<KubeObject> put = new ArrayList<>();
    List<ObjectRef> gone = new ArrayList<>();
    changes.forEach((ref, now) -> now.ifPresentOrElse(put::add, () -> gone.add(ref)));
    changes.clear();
    Shelf next = shelf.with(put, gone);
    shelves.put(kind, next);
    return next;
  }

  Map<Kind, Map<ObjectRef, KubeObject>> all() {
    for (Kind kind : pending.keySet()) {
      shelf(kind);
    }
    return Collections.unmodifiableMap(new EnumMap<>(shelves));
  }

  private boolean lay(ObjectRef ref, Optional<KubeObject> now) {
    Map<ObjectRef, Optional<KubeObject>> changes =
        pending.computeIfAbsent(ref.kind(), k -> new HashMap<>());
    boolean differs = !Objects.equals(find(ref), now.orElse(null));
    if (differs) {
      changes.put(ref, now);
    }
    return differs;
  }

  private @Nullable KubeObject find(ObjectRef ref) {
    Map<ObjectRef, Optional<KubeObject>> changes = pending.get(ref.kind());
    Optional<KubeObject> waiting = changes == null ? null : changes.get(ref);
    return waiting == null
        ? shelves.getOrDefault(ref.kind(), Shelf.EMPTY).get(ref)
        : waiting.orElse(null);
  }

  private static ObjectRef part(ObjectRef ref, int number) {
    return new ObjectRef(ref.kind(), ref.namespace(), ref.name() + EndpointsReader.PART + number);
  }
}
