package dev.portolan.topology;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what is behind the services of one namespace. A service that nothing touched since is
/// taken over from before.
final class Selection {
  private final Holdings here;
  private final Known known;
  private final Map<String, ObjectRef> addresses;
  private final Map<String, Map<String, List<Pod>>> byLabel = new HashMap<>();

  Selection(Holdings here, Known known, Map<String, ObjectRef> addresses) {
    this.here = here;
    this.known = known;
    this.addresses = addresses;
  }

  /// @param before what was behind the services earlier
  /// @param moved the pods that came, went or changed in what services look at since, as they were
  ///   and as they are
  Map<ObjectRef, Backing> backings(Map<ObjectRef, Backing> before, List<Pod> moved) {
    Map<String, List<EndpointSlice>> slices = new HashMap<>();
    for (KubeObject object : here.of(Kind.ENDPOINT_SLICE)) {
      EndpointSlice slice = (EndpointSlice) object;
      slices.computeIfAbsent(slice.serviceName(), k -> new ArrayList<>(1)).add(slice);
    }
    Set<ObjectRef> touched = new HashSet<>();
    moved.forEach(p -> touched.add(p.ref()));
    Map<ObjectRef, Backing> all = new HashMap<>();
    List<Service> stale = new ArrayList<>();
    for (KubeObject object : here.of(Kind.SERVICE)) {
      Backing was = before.get(object.ref());
      List<EndpointSlice> own = slices.getOrDefault(object.name(), List.of());
      if (was != null && standing(was, (Service) object, own, moved, touched)) {
        all.put(object.ref(), was);
      } else {
        stale.add((Service) object);
      }
    }
    sortByLabels(stale);
    for (Service service : stale) {
      List<EndpointSlice> own = List.copyOf(slices.getOrDefault(service.name(), List.of()));
      all.put(service.ref(), Backing.of(service, own, selected(service), addresses, known));
    }
    return all;
  }

  private static boolean standing(
      Backing was,
      Service service,
      List<EndpointSlice> slices,
      List<Pod> moved,
      Set<ObjectRef> touched) {
    if (!Same.one(was.service(), service) || !Holdings.same(was.slices(), slices)) {
      return false;
    }
    if (moved.isEmpty()) {
      return true;
    }
    return moved.stream().noneMatch(p -> takes(service, p))
        && was.backends().stream().noneMatch(b -> touched.contains(b.pod()));
  }

  /// The pods by those labels that some selector asks for.
  private void sortByLabels(List<Service> services) {
    for (Service service : services) {
      service
          .selector()
          .forEach(
              (k, v) -> byLabel.computeIfAbsent(k, x -> new HashMap<>()).put(v, new ArrayList<>()));
    }
    if (byLabel.isEmpty()) {
      return;
    }
    for (KubeObject pod : here.of(Kind.POD)) {
      byLabel.forEach(
          (key, byValue) -> {
            List<Pod> same = byValue.get(label(pod, key));
            if (same != null) {
              same.add((Pod) pod);
            }
          });
    }
  }

  private static @Nullable String label(KubeObject object, String key) {
    return object.labels().get(key);
  }

  /// The living pods that a service's selector takes: the rarest of its labels first.
  private List<Pod> selected(Service service) {
    return service.selector().entrySet().stream()
        .map(e -> byLabel.getOrDefault(e.getKey(), Map.of()).getOrDefault(e.getValue(), List.of()))
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .orElse(List.of())
        .stream()
        .filter(p -> takes(service, p))
        .toList();
  }

  private static boolean takes(Service service, Pod pod) {
    return !service.selector().isEmpty()
        && !pod.ended()
        && pod.labels().entrySet().containsAll(service.selector().entrySet());
  }
}
