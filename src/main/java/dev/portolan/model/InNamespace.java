package dev.portolan.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who belongs to whom in one namespace.
///
/// @param slices by the service's name
/// @param pods by their top owner that is known: the Deployment rather than its ReplicaSet
/// @param workloads that owner by pod; a pod without one is missing
record InNamespace(
    Map<String, List<EndpointSlice>> slices,
    Map<ObjectRef, List<Pod>> pods,
    Map<ObjectRef, ObjectRef> workloads) {
  InNamespace(ClusterSnapshot snapshot, String namespace) {
    this(new HashMap<>(), new LinkedHashMap<>(), new HashMap<>());
    for (KubeObject object : snapshot.shelf(Kind.ENDPOINT_SLICE).in(namespace)) {
      if (object instanceof EndpointSlice slice) {
        slices.computeIfAbsent(slice.serviceName(), k -> new ArrayList<>(1)).add(slice);
      }
    }
    Map<ObjectRef, ObjectRef> tops = new HashMap<>();
    for (Pod pod : snapshot.podsIn(namespace)) {
      ObjectRef owner = owner(pod);
      if (owner != null) {
        ObjectRef top = tops.computeIfAbsent(owner, o -> top(snapshot, o));
        workloads.put(pod.ref(), top);
        pods.computeIfAbsent(top, k -> new ArrayList<>()).add(pod);
      }
    }
  }

  static ObjectRef top(ClusterSnapshot snapshot, ObjectRef owner) {
    ObjectRef above = snapshot.find(owner).map(InNamespace::owner).orElse(null);
    return above == null || above.equals(owner) ? owner : top(snapshot, above);
  }

  static @Nullable ObjectRef owner(KubeObject child) {
    Metadata.OwnerRef owner = child.meta().owner();
    if (owner == null) {
      return null;
    }
    for (Kind kind : Kind.values()) {
      if (kind.isWorkload() && kind.title().equals(owner.kind())) {
        return new ObjectRef(kind, child.namespace(), owner.name());
      }
    }
    return null;
  }
}
