package dev.portolan.topology;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is behind one service: its endpoints, and the pods that its selector takes but its
/// endpoints lack.
///
/// @param slices the service's own, as they were read
record Backing(Service service, List<EndpointSlice> slices, List<Backend> backends) {
  /// One endpoint of a service.
  ///
  /// @param pod the pod behind it, or null for an address outside
  record Backend(@Nullable ObjectRef pod, boolean ready) {}

  /// @param selected the living pods that the selector takes
  /// @param addresses the pods behind addresses that endpoints give without a name
  static Backing of(
      Service service,
      List<EndpointSlice> slices,
      Collection<Pod> selected,
      Map<String, ObjectRef> addresses,
      Known known) {
    Map<Object, Backend> found = new LinkedHashMap<>();
    for (Endpoint endpoint : distinct(slices)) {
      ObjectRef pod = podOf(endpoint, addresses);
      Object key = pod == null ? endpoint.addresses() : pod;
      found.merge(key, new Backend(pod, endpoint.ready()), (a, b) -> a.ready() ? a : b);
    }
    for (Pod pod : selected) {
      // nobody writes endpoints for a pod of a manifest: it is taken to run
      boolean ready = pod.planned() || (!known.slices() && pod.ready());
      found.putIfAbsent(pod.ref(), new Backend(pod.ref(), ready));
    }
    return new Backing(service, slices, List.copyOf(found.values()));
  }

  private static Collection<Endpoint> distinct(List<EndpointSlice> slices) {
    Map<List<String>, Endpoint> distinct = new LinkedHashMap<>();
    for (EndpointSlice slice : slices) {
      for (Endpoint endpoint : slice.endpoints()) {
        distinct.merge(endpoint.addresses(), endpoint, (a, b) -> a.ready() ? a : b);
      }
    }
    return distinct.values();
  }

  private static @Nullable ObjectRef podOf(Endpoint endpoint, Map<String, ObjectRef> addresses) {
    ObjectRef target = endpoint.target();
    if (target != null && target.kind() == Kind.POD) {
      return target;
    }
    return endpoint.addresses().stream()
        .map(addresses::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Its endpoints by how they are.
  Tally tally(Holdings here) {
    int good = 0;
    int bad = 0;
    for (Backend backend : backends) {
      if (backend.ready()) {
        good++;
      } else if (bad(backend, here)) {
        bad++;
      }
    }
    return new Tally(good, backends.size() - good - bad, bad, 0);
  }

  private static boolean bad(Backend backend, Holdings here) {
    ObjectRef pod = backend.pod();
    return pod != null && here.pod(pod).filter(p -> Conditions.of(p) == Condition.BAD).isPresent();
  }
}
