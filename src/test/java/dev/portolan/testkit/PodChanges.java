package dev.portolan.testkit;

import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;

/// What becomes of pods.
public final class PodChanges {
  private PodChanges() {}

  /// The pod with the other readiness.
  public static Pod flipped(Pod pod) {
    boolean ready = !pod.ready();
    return new Pod(
        pod.meta(),
        pod.nodeName(),
        pod.ips(),
        pod.hostNetwork(),
        pod.phase(),
        new Pod.Health(ready, ready ? "" : "ContainersNotReady"),
        pod.containers());
  }

  /// Another pod of the same workload.
  public static Pod twin(Pod pod, String name) {
    Metadata m = pod.meta();
    ObjectRef ref = ObjectRef.pod(pod.namespace(), name);
    return new Pod(
        new Metadata(ref, name, "", m.labels(), m.owner(), m.created(), false),
        pod.nodeName(),
        pod.ips(),
        pod.hostNetwork(),
        pod.phase(),
        pod.health(),
        pod.containers());
  }
}
