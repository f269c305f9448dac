package dev.portolan.model;

import dev.portolan.model.EndpointSlice.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Look-ups over one snapshot: objects by address, endpoints by service, pods by owner.
public final class SnapshotIndex {
  private final ClusterSnapshot snapshot;
  private final Map<String, List<Pod>> podsByIp = new HashMap<>();
  private final Map<String, Service> servicesByIp = new HashMap<>();
  private final Map<String, Node> nodesByIp = new HashMap<>();
  private final Map<ObjectRef, List<EndpointSlice>> slicesByService = new HashMap<>();
  private final Map<ObjectRef, List<Pod>> podsByWorkload = new LinkedHashMap<>();
  private final Map<ObjectRef, ObjectRef> workloadByPod = new HashMap<>();
  private final Map<String, List<Pod>> podsByNamespace = new HashMap<>();

  public SnapshotIndex(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    for (Pod pod : snapshot.pods()) {
      if (!pod.ended()) {
        pod.ips().forEach(ip -> podsByIp.computeIfAbsent(ip, k -> new ArrayList<>()).add(pod));
      }
      podsByNamespace.computeIfAbsent(pod.namespace(), k -> new ArrayList<>()).add(pod);
      topOwner(pod).ifPresent(owner -> own(owner, pod));
    }
    for (Service service : snapshot.services()) {
      service.clusterIps().stream()
          .filter(ip -> !ip.equals(Service.UNASSIGNED))
          .forEach(ip -> servicesByIp.put(ip, service));
      service.exposure().externalIps().forEach(ip -> servicesByIp.put(ip, service));
      service.exposure().loadBalancer().forEach(ip -> servicesByIp.put(ip, service));
    }
    snapshot.nodes().forEach(n -> n.addresses().forEach(a -> nodesByIp.put(a, n)));
    for (EndpointSlice slice : snapshot.endpointSlices()) {
      ObjectRef service = ObjectRef.service(slice.namespace(), slice.serviceName());
      slicesByService.computeIfAbsent(service, k -> new ArrayList<>()).add(slice);
    }
  }

  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  /// The pods with this address, hostNetwork ones included: those share their node's.
  public List<Pod> podsWithIp(String ip) {
    return podsByIp.getOrDefault(ip, List.of());
  }

  /// The one pod that owns this address; empty for a node's address, which hostNetwork pods only
  /// share.
  public Optional<Pod> podByIp(String ip) {
    return podsWithIp(ip).stream().filter(p -> !p.hostNetwork()).findFirst();
  }

  /// The service that a cluster, external or load balancer address belongs to.
  public Optional<Service> serviceByIp(String ip) {
    return Optional.ofNullable(servicesByIp.get(ip));
  }

  public Optional<Node> nodeByIp(String ip) {
    return Optional.ofNullable(nodesByIp.get(ip));
  }

  public List<EndpointSlice> slices(ObjectRef service) {
    return slicesByService.getOrDefault(service, List.of());
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
    return podsByNamespace.getOrDefault(namespace, List.of());
  }

  /// The top owner of a pod that the snapshot holds: the Deployment rather than its ReplicaSet.
  public Optional<ObjectRef> workloadOf(ObjectRef pod) {
    return Optional.ofNullable(workloadByPod.get(pod));
  }

  public List<Pod> podsOf(ObjectRef workload) {
    return podsByWorkload.getOrDefault(workload, List.of());
  }

  private void own(ObjectRef owner, Pod pod) {
    workloadByPod.put(pod.ref(), owner);
    podsByWorkload.computeIfAbsent(owner, k -> new ArrayList<>()).add(pod);
  }

  private Optional<ObjectRef> topOwner(KubeObject child) {
    Metadata.OwnerRef owner = child.meta().owner();
    if (owner == null) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind.isWorkload() && kind.title().equals(owner.kind())) {
        ObjectRef ref = new ObjectRef(kind, child.namespace(), owner.name());
        return Optional.of(snapshot.find(ref).flatMap(this::topOwner).orElse(ref));
      }
    }
    return Optional.empty();
  }
}
