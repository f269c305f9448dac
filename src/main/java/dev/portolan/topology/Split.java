package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One snapshot cut up by namespace. Namespaces in which nothing changed are taken over from the
/// split of an earlier snapshot as they are.
final class Split {
  static final Split NONE = new Split(Map.of(), new TreeMap<>());

  /// The kinds that a chart is made of; endpoint slices are not on it, but tell what services lead
  /// to.
  private static final List<Kind> KINDS =
      List.of(
          Kind.POD,
          Kind.SERVICE,
          Kind.ENDPOINT_SLICE,
          Kind.DEPLOYMENT,
          Kind.REPLICA_SET,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.JOB,
          Kind.CRON_JOB,
          Kind.INGRESS);

  private final Map<Kind, Map<ObjectRef, KubeObject>> source;
  private final TreeMap<String, Holdings> byName;

  private Split(Map<Kind, Map<ObjectRef, KubeObject>> source, TreeMap<String, Holdings> byName) {
    this.source = source;
    this.byName = byName;
  }

  /// In the order of their names.
  Map<String, Holdings> namespaces() {
    return Collections.unmodifiableMap(byName);
  }

  Holdings namespace(String name) {
    Holdings found = byName.get(name);
    return found == null ? new Holdings(name, Map.of()) : found;
  }

  /// The split of a later snapshot.
  Split next(ClusterSnapshot snapshot) {
    Map<String, Map<Kind, List<KubeObject>>> changed = new HashMap<>();
    for (Kind kind : KINDS) {
      Map<ObjectRef, KubeObject> now = snapshot.objects().getOrDefault(kind, Map.of());
      if (now != source.get(kind)) {
        compare(kind, now, changed);
      }
    }
    if (changed.isEmpty()) {
      return new Split(snapshot.objects(), byName);
    }
    TreeMap<String, Holdings> next = new TreeMap<>(byName);
    changed.forEach(
        (name, lists) -> {
          Map<Kind, List<KubeObject>> all = new EnumMap<>(Kind.class);
          all.putAll(namespace(name).objects());
          all.putAll(lists);
          all.values().removeIf(List::isEmpty);
          next.put(name, new Holdings(name, all));
        });
    next.values().removeIf(h -> h.objects().isEmpty());
    return new Split(snapshot.objects(), next);
  }

  /// Notes the namespaces whose objects of a kind are other ones than before.
  private void compare(
      Kind kind,
      Map<ObjectRef, KubeObject> now,
      Map<String, Map<Kind, List<KubeObject>>> changed) {
    Set<String> seen = new HashSet<>();
    List<KubeObject> run = new ArrayList<>();
    for (KubeObject object : now.values()) {
      if (!run.isEmpty() && !run.getFirst().namespace().equals(object.namespace())) {
        seen.add(run.getFirst().namespace());
        note(kind, run.getFirst().namespace(), run, changed);
        run.clear();
      }
      run.add(object);
    }
    if (!run.isEmpty()) {
      seen.add(run.getFirst().namespace());
      note(kind, run.getFirst().namespace(), run, changed);
    }
    for (String name : byName.keySet()) {
      if (!seen.contains(name)) {
        note(kind, name, List.of(), changed);
      }
    }
  }

  private void note(
      Kind kind,
      String namespace,
      List<KubeObject> now,
      Map<String, Map<Kind, List<KubeObject>>> changed) {
    if (!Holdings.same(namespace(namespace).of(kind), now)) {
      changed
          .computeIfAbsent(namespace, k -> new EnumMap<>(Kind.class))
          .put(kind, List.copyOf(now));
    }
  }
}
