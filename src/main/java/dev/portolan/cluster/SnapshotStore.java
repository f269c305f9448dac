package dev.portolan.cluster;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All objects of a session as of now: the one place that the reflectors change, and that snapshots
/// are taken of. Thread-safe.
final class SnapshotStore {
  private final Shelves shelves = new Shelves();
  private final Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
  private final Set<Kind> ownNamespaceOnly = EnumSet.noneOf(Kind.class);
  private final Runnable changed;

  /// @param changed called after each change, from the thread that made it
  SnapshotStore(List<Kind> kinds, Runnable changed) {
    this.changed = changed;
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

  void retain(Kind kind, Set<ObjectRef> listed) {
    synchronized (this) {
      if (!shelves.retain(kind, listed::contains)) {
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
    }
    changed.run();
  }

  /// Says whether the kind is read in the context's own namespace only.
  synchronized void ownNamespaceOnly(Kind kind, boolean only) {
    if (only) {
      ownNamespaceOnly.add(kind);
    } else {
      ownNamespaceOnly.remove(kind);
    }
  }

  synchronized ClusterSnapshot take(ClusterSnapshot.Origin origin, long generation, Instant time) {
    Map<Kind, Coverage> told = new EnumMap<>(Kind.class);
    coverage.forEach((kind, now) -> told.put(kind, honest(kind, now, origin.defaultNamespace())));
    return new ClusterSnapshot(origin, generation, time, told, shelves.all());
  }

  /// A kind that is read in one namespace is complete as long as no other namespace is shown; where
  /// the namespaces can be listed, "only one was allowed" must not look like "nothing in the
  /// others".
  private Coverage honest(Kind kind, Coverage now, String namespace) {
    if (now instanceof Coverage.Syncing) {
      return new Coverage.Syncing(shelves.size(kind));
    }
    boolean namespacesHidden = coverage.get(Kind.NAMESPACE) instanceof Coverage.Forbidden;
    return now.complete() && ownNamespaceOnly.contains(kind) && !namespacesHidden
        ? new Coverage.Forbidden(
            kind.plural() + " may be listed in namespace \"" + namespace + "\" only")
        : now;
  }
}
