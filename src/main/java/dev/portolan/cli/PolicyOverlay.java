package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A snapshot with other policies: some laid over it, some taken out.
final class PolicyOverlay {
  private final ClusterSnapshot base;
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);

  PolicyOverlay(ClusterSnapshot base) {
    this.base = base;
    base.objects().forEach((kind, byRef) -> objects.put(kind, new TreeMap<>(byRef)));
  }

  /// Adds every policy of another snapshot; one of the same kind and name is replaced. Returns how
  /// many objects there were that are no policies.
  long add(ClusterSnapshot other) {
    long others = 0;
    for (Map.Entry<Kind, Map<ObjectRef, KubeObject>> e : other.objects().entrySet()) {
      if (e.getKey().isPolicy()) {
        objects.computeIfAbsent(e.getKey(), k -> new TreeMap<>()).putAll(e.getValue());
      } else if (e.getKey() != Kind.NAMESPACE) {
        others += e.getValue().size();
      }
    }
    return others;
  }

  /// Takes out the policies of this path, of every kind; false when there is none.
  boolean remove(String path) {
    List<ObjectRef> found =
        objects.entrySet().stream()
            .filter(e -> e.getKey().isPolicy())
            .flatMap(e -> e.getValue().keySet().stream())
            .filter(r -> r.path().equals(path))
            .toList();
    found.forEach(r -> objects.getOrDefault(r.kind(), Map.of()).remove(r));
    return !found.isEmpty();
  }

  ClusterSnapshot result() {
    return new ClusterSnapshot(
        base.origin(), base.generation() + 1, base.time(), base.coverage(), objects);
  }
}
