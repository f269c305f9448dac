package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one namespace holds of the things that a chart is made of, by kind and in the order of
/// their references. The same instance from one snapshot to the next says that nothing in it
/// changed.
///
/// @param objects no kind without an object
record Holdings(String name, Map<Kind, List<KubeObject>> objects) {
  Holdings {
    objects = Map.copyOf(objects);
  }

  List<KubeObject> of(Kind kind) {
    return objects.getOrDefault(kind, List.of());
  }

  /// True when it has something to show: endpoints and policies alone are no sight.
  boolean shown() {
    return objects.keySet().stream().anyMatch(k -> k != Kind.ENDPOINT_SLICE && !k.isPolicy());
  }

  /// True when it has routes, which may lead to other namespaces.
  boolean routed() {
    return objects.keySet().stream().anyMatch(Kind::isRoute);
  }

  <T extends KubeObject> List<T> of(Kind kind, Class<T> type) {
    return of(kind).stream().map(type::cast).toList();
  }

  Optional<KubeObject> find(ObjectRef ref) {
    if (!ref.namespace().equals(name)) {
      return Optional.empty();
    }
    List<KubeObject> all = of(ref.kind());
    int at = position(all, ref.name());
    return at < 0 ? Optional.empty() : Optional.of(all.get(at));
  }

  Optional<Pod> pod(ObjectRef ref) {
    return find(ref).filter(Pod.class::isInstance).map(Pod.class::cast);
  }

  /// Where an object of this name stands in a list in the order of names, or a negative number.
  static int position(List<? extends KubeObject> sorted, String name) {
    return Sorted.position(sorted, KubeObject::name, name);
  }

  /// True when two lists hold the very same objects.
  static boolean same(List<? extends KubeObject> a, List<? extends KubeObject> b) {
    if (Same.one(a, b)) {
      return true;
    }
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!Same.one(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
