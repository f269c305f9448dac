package dev.portolan.diagram;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// A snapshot in which pods come, begin to leave and go, while the workloads want what they wanted.
final class Surge {
  private final ClusterSnapshot start;
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);

  Surge(ClusterSnapshot start) {
    this.start = start;
    start.objects().forEach((k, v) -> objects.put(k, new HashMap<>(v)));
  }

  /// Adds a pod that is like another one but for its name.
  Surge like(Pod pod, String name) {
    Metadata m = pod.meta();
    ObjectRef ref = ObjectRef.pod(pod.namespace(), name);
    pods().put(ref, with(pod, new Metadata(ref, "", "", m.labels(), m.owner(), null, false)));
    return this;
  }

  Surge leaving(Pod pod) {
    Metadata m = pod.meta();
    pods()
        .put(
            pod.ref(), with(pod, new Metadata(m.ref(), "", "", m.labels(), m.owner(), null, true)));
    return this;
  }

  Surge put(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new HashMap<>()).put(object.ref(), object);
    return this;
  }

  Surge without(ObjectRef pod) {
    pods().remove(pod);
    return this;
  }

  ClusterSnapshot now() {
    return new ClusterSnapshot(
        start.origin(), start.generation() + 1, start.time(), start.coverage(), objects);
  }

  private Map<ObjectRef, KubeObject> pods() {
    return objects.computeIfAbsent(Kind.POD, k -> new HashMap<>());
  }

  private static Pod with(Pod p, Metadata meta) {
    return new Pod(
        meta, p.nodeName(), p.ips(), p.hostNetwork(), p.phase(), p.health(), p.containers());
  }
}
