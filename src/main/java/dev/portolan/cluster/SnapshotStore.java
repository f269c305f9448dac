package dev.portolan.cluster;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// All objects of a session as of now: the one place that the reflectors change, and that snapshots
/// are taken of. Thread-safe.
final class SnapshotStore {
  private final Shelves shelves;
  private final Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
  private final Runnable changed;

  /// @param changed called after each change, from the thread that made it
  SnapshotStore(List<Kind> kinds, Runnable changed) {
    this.changed = changed;
    this.shelves = new Shelves(kinds);
    kinds.forEach(k -> coverage.put(k, new Coverage.Syncing(0)));
  }

  void put(Kind kind, List<? extends KubeObject> records) {
    synchronized (this) {
      if (!shelves.put(records)) {
        return;
      }
    }
    changed.run();
  }

  void remove(Kind kind, List<? extends KubeObject> records) {
    synchronized (this) {
      if (!shelves.remove(records.getFirst().ref())) {
        return;
      }
    }
    changed.run();
  }

  /// Of what there is in a namespace, or in all where that is empty, only the listed stays.
  void retain(Kind kind, String namespace, Set<ObjectRef> listed) {
    keep(
        kind, r -> listed.contains(r) || !(namespace.isEmpty() || r.namespace().equals(namespace)));
  }

  /// Nothing stays of a kind but what is in these namespaces.
  void within(Kind kind, Set<String> namespaces) {
    keep(kind, r -> namespaces.contains(r.namespace()));
  }

  /// Forgets everything: all kinds are to be listed anew.
  void clear() {
    synchronized (this) {
      coverage.keySet().forEach(kind -> shelves.retain(kind, r -> false));
      coverage.replaceAll((kind, now) -> new Coverage.Syncing(0));
    }
    changed.run();
  }

  private void keep(Kind kind, Predicate<ObjectRef> stays) {
    synchronized (this) {
      if (!shelves.retain(kind, stays)) {
        return;
      }
    }
    changed.run();
  }

  void coverage(Kind kind, Coverage now) {
    synchronized (this) {
      if (now.equals(coverage.put(kind, now))) {
        return;
      }
      if (kind == Kind.POD && !now.syncing()) {
        shelves.settle();
      }
    }
    changed.run();
  }

  synchronized ClusterSnapshot take(ClusterSnapshot.Origin origin, long generation, Instant time) {
    Map<Kind, Coverage> told = new EnumMap<>(coverage);
    told.replaceAll((kind, now) -> now instanceof Coverage.Syncing s ? counted(kind, s) : now);
    return new ClusterSnapshot(origin, generation, time, told, shelves.all());
  }

  /// A list tells how far it is with each page; what is here already may be more.
  private Coverage counted(Kind kind, Coverage.Syncing told) {
    return new Coverage.Syncing(Math.max(told.received(), shelves.size(kind)), told.expected());
  }
}
