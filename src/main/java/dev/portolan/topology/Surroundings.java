package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the relations look things up in: one snapshot, with its pods by label.
final class Surroundings {
  private final SnapshotIndex index;
  private final Map<LabelKey, List<Pod>> podsByLabel = new HashMap<>();
  private final Map<ObjectRef, Collection<Backend>> backends = new HashMap<>();

  /// One endpoint of a service.
  ///
  /// @param pod the pod behind it, or empty for an address outside
  record Backend(Optional<ObjectRef> pod, boolean ready) {}

  private record LabelKey(String namespace, String key, String value) {}

  Surroundings(SnapshotIndex index) {
    this.index = index;
    for (Pod pod : index.snapshot().pods()) {
      pod.labels()
          .forEach(
              (k, v) ->
                  podsByLabel
                      .computeIfAbsent(new LabelKey(pod.namespace(), k, v), l -> new ArrayList<>())
                      .add(pod));
    }
    for (Service service : index.snapshot().services()) {
      backends.put(service.ref(), findBackends(service));
    }
  }

  ClusterSnapshot snapshot() {
    return index.snapshot();
  }

  /// A pod's top owner, or the pod itself when it stands alone.
  ObjectRef standing(ObjectRef pod) {
    return index.workloadOf(pod).orElse(pod);
  }

  boolean complete(Kind kind) {
    return snapshot().coverage(kind).complete();
  }

  /// The endpoints of a service, and the pods that its selector takes but its endpoints lack.
  Collection<Backend> backends(ObjectRef service) {
    return backends.getOrDefault(service, List.of());
  }

  /// True when a service has an endpoint that takes traffic, or when that cannot be told.
  boolean serves(ObjectRef service) {
    return snapshot()
        .service(service)
        .map(
            s ->
                s.type() == Service.Type.EXTERNAL_NAME
                    || backends(service).stream().anyMatch(Backend::ready))
        .orElse(!complete(Kind.SERVICE));
  }

  private Collection<Backend> findBackends(Service service) {
    Map<Object, Backend> found = new LinkedHashMap<>();
    for (Endpoint endpoint : index.endpoints(service.ref())) {
      Optional<ObjectRef> pod = podOf(endpoint);
      Backend backend = new Backend(pod, endpoint.ready());
      Object key = pod.isPresent() ? pod.get() : endpoint.addresses();
      found.merge(key, backend, (a, b) -> a.ready() ? a : b);
    }
    boolean slicesKnown = complete(Kind.ENDPOINT_SLICE);
    for (Pod pod : selected(service)) {
      // nobody writes endpoints for a pod of a manifest: it is taken to run
      boolean ready = pod.planned() || (!slicesKnown && pod.ready());
      found.putIfAbsent(pod.ref(), new Backend(Optional.of(pod.ref()), ready));
    }
    return List.copyOf(found.values());
  }

  private Optional<ObjectRef> podOf(Endpoint endpoint) {
    ObjectRef target = endpoint.target();
    if (target != null && target.kind() == Kind.POD) {
      return Optional.of(target);
    }
    return endpoint.addresses().stream()
        .flatMap(a -> index.podByIp(a).stream())
        .map(Pod::ref)
        .findFirst();
  }

  /// The living pods that a service's selector takes: the rarest of its labels first.
  private List<Pod> selected(Service service) {
    return service.selector().entrySet().stream()
        .map(e -> new LabelKey(service.namespace(), e.getKey(), e.getValue()))
        .map(k -> podsByLabel.getOrDefault(k, List.of()))
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .orElse(List.of())
        .stream()
        .filter(p -> !p.ended())
        .filter(p -> p.labels().entrySet().containsAll(service.selector().entrySet()))
        .toList();
  }
}
