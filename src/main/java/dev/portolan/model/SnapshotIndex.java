package dev.portolan.model;

import dev.portolan.model.EndpointSlice.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Look-ups over one snapshot: objects by address, endpoints by service, pods by owner. What is
/// never asked for is never worked out: addresses are gathered at the first question about one, a
/// namespace at the first about it. Thread-safe.
public final class SnapshotIndex {
  private final ClusterSnapshot snapshot;
  private final Map<String, InNamespace> namespaces = new HashMap<>();

  /// None before the first question, then one.
  private final List<ByAddress> addresses = new ArrayList<>();

  public SnapshotIndex(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The same of a later snapshot (or any other); what has not changed is not worked out anew.
  public SnapshotIndex next(ClusterSnapshot later) {
    SnapshotIndex next = new SnapshotIndex(later);
    SnapshotChanges changes = later.changesSince(snapshot);
    Set<String> touched = new HashSet<>();
    changes.kinds().values().forEach(kind -> kind.namespaces().forEach(touched::add));
    boolean moved =
        changes.kinds().containsKey(Kind.POD)
            || changes.kinds().containsKey(Kind.SERVICE)
            || changes.kinds().containsKey(Kind.NODE);
    synchronized (namespaces) {
      next.namespaces.putAll(namespaces);
      next.namespaces.keySet().removeAll(touched);
      next.addresses.addAll(moved ? List.of() : addresses);
    }
    return next;
  }

  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  private ByAddress byAddress() {
    synchronized (namespaces) {
      if (addresses.isEmpty()) {
        addresses.add(new ByAddress(snapshot));
      }
      return addresses.getFirst();
    }
  }

  private InNamespace in(String namespace) {
    synchronized (namespaces) {
      return namespaces.computeIfAbsent(namespace, n -> new InNamespace(snapshot, n));
    }
  }

  /// The pods with this address, hostNetwork ones included: those share their node's.
  public List<Pod> podsWithIp(String ip) {
    return byAddress().pods().getOrDefault(ip, List.of());
  }

  /// The one pod that owns this address; empty for a node's address, which hostNetwork pods only
  /// share.
  public Optional<Pod> podByIp(String ip) {
    return podsWithIp(ip).stream().filter(p -> !p.hostNetwork()).findFirst();
  }

  /// The service that a cluster, external or load balancer address belongs to.
  public Optional<Service> serviceByIp(String ip) {
    return Optional.ofNullable(byAddress().services().get(ip));
  }

  public Optional<Node> nodeByIp(String ip) {
    return Optional.ofNullable(byAddress().nodes().get(ip));
  }

  public List<EndpointSlice> slices(ObjectRef service) {
    return in(service.namespace()).slices().getOrDefault(service.name(), List.of());
  }

  /// A service's endpoints, each address list once, in the order of the slices.
  public List<Endpoint> endpoints(ObjectRef service) {
    Map<List<String>, Endpoint> distinct = new LinkedHashMap<>();
    slices(service)
        .forEach(
            s ->
                s.endpoints()
                    .forEach(e -> distinct.merge(e.addresses(), e, (a, b) -> a.ready() ? a : b)));
    return List.copyOf(distinct.values());
  }

  /// The pods of a namespace that carry these labels; none for an empty selector, as for a service
  /// without one.
  public List<Pod> podsSelectedBy(Service service) {
    if (service.selector().isEmpty()) {
      return List.of();
    }
    LabelSelector selector = LabelSelector.of(service.selector());
    return podsIn(service.namespace()).stream().filter(p -> selector.matches(p.labels())).toList();
  }

  public List<Pod> podsIn(String namespace) {
    return snapshot.podsIn(namespace);
  }

  /// The top owner of a pod that the snapshot holds: the Deployment rather than its ReplicaSet.
  public Optional<ObjectRef> workloadOf(ObjectRef pod) {
    return Optional.ofNullable(in(pod.namespace()).workloads().get(pod));
  }

  /// The same of one pod, found without an index; its owner need not be in the snapshot.
  public static Optional<ObjectRef> ownerOf(ClusterSnapshot snapshot, ObjectRef pod) {
    return snapshot
        .find(pod)
        .map(InNamespace::owner)
        .map(owner -> InNamespace.top(snapshot, owner));
  }

  public List<Pod> podsOf(ObjectRef workload) {
    return in(workload.namespace()).pods().getOrDefault(workload, List.of());
  }
}
