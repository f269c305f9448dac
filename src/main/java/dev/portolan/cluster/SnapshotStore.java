package dev.portolan.cluster;

import dev.portolan.cluster.json.EndpointsReader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All objects of a session as of now: the one place that the reflectors change, and that snapshots
/// are taken of. Thread-safe.
final class SnapshotStore {
  private final Map<Kind, TreeMap<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private final Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
  private final Set<Kind> ownNamespaceOnly = EnumSet.noneOf(Kind.class);

  /// How many records an object has that has more than one.
  private final Map<ObjectRef, Integer> parts = new HashMap<>();

  private final Runnable changed;

  /// @param changed called after each change, from the thread that made it
  SnapshotStore(List<Kind> kinds, Runnable changed) {
    this.changed = changed;
    kinds.forEach(
        k -> {
          objects.put(k, new TreeMap<>());
          coverage.put(k, new Coverage.Syncing(0));
        });
  }

  void put(Kind kind, List<? extends KubeObject> records) {
    synchronized (this) {
      Map<ObjectRef, KubeObject> ofKind = of(kind);
      ObjectRef ref = records.getFirst().ref();
      dropParts(ofKind, ref);
      records.forEach(r -> ofKind.put(r.ref(), r));
      if (records.size() > 1) {
        parts.put(ref, records.size());
      }
    }
    changed.run();
  }

  void remove(Kind kind, List<? extends KubeObject> records) {
    synchronized (this) {
      ObjectRef ref = records.getFirst().ref();
      dropParts(of(kind), ref);
      of(kind).remove(ref);
    }
    changed.run();
  }

  void retain(Kind kind, Set<ObjectRef> listed) {
    synchronized (this) {
      of(kind).keySet().retainAll(listed);
      parts.keySet().removeIf(ref -> ref.kind() == kind && !listed.contains(ref));
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
    Map<Kind, Map<ObjectRef, KubeObject>> all = new EnumMap<>(Kind.class);
    all.putAll(objects);
    return new ClusterSnapshot(origin, generation, time, told, all);
  }

  /// A kind that is read in one namespace is complete as long as no other namespace is shown; where
  /// the namespaces can be listed, "only one was allowed" must not look like "nothing in the
  /// others".
  private Coverage honest(Kind kind, Coverage now, String namespace) {
    if (now instanceof Coverage.Syncing) {
      return new Coverage.Syncing(of(kind).size());
    }
    boolean namespacesHidden = coverage.get(Kind.NAMESPACE) instanceof Coverage.Forbidden;
    return now.complete() && ownNamespaceOnly.contains(kind) && !namespacesHidden
        ? new Coverage.Forbidden(
            kind.plural() + " may be listed in namespace \"" + namespace + "\" only")
        : now;
  }

  private Map<ObjectRef, KubeObject> of(Kind kind) {
    return objects.computeIfAbsent(kind, k -> new TreeMap<>());
  }

  private void dropParts(Map<ObjectRef, KubeObject> ofKind, ObjectRef ref) {
    Integer count = parts.remove(ref);
    for (int i = 1; count != null && i < count; i++) {
      ofKind.remove(
          new ObjectRef(ref.kind(), ref.namespace(), ref.name() + EndpointsReader.PART + i));
    }
  }
}
