package dev.portolan.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is known of one cluster at one moment, immutable.
///
/// @param objects all objects by kind, each a `Shelf`: in the order of its reference. Shelves are
///   taken as they are, so a snapshot of what has hardly changed costs hardly anything
/// @param coverage how complete each kind is; a kind that is missing here was not asked for
public record ClusterSnapshot(
    Origin origin,
    long generation,
    Instant time,
    Map<Kind, Coverage> coverage,
    Map<Kind, Map<ObjectRef, KubeObject>> objects) {
  public ClusterSnapshot {
    EnumMap<Kind, Coverage> byKind = new EnumMap<>(Kind.class); // its copy of an empty map fails
    byKind.putAll(coverage);
    coverage = Collections.unmodifiableMap(byKind);
    EnumMap<Kind, Map<ObjectRef, KubeObject>> sorted = new EnumMap<>(Kind.class);
    objects.forEach((kind, byRef) -> sorted.put(kind, Shelf.of(byRef)));
    objects = Collections.unmodifiableMap(sorted);
  }

  /// Where the snapshot comes from.
  ///
  /// @param context the kubeconfig context's name
  /// @param defaultNamespace the context's namespace, `default` when it names none
  /// @param serverVersion the server's git version such as `v1.20.2`, or empty
  /// @param simulated true for the embedded demo cluster
  public record Origin(
      String context, String defaultNamespace, String serverVersion, boolean simulated) {}

  public static ClusterSnapshot empty(Origin origin, Instant time) {
    return new ClusterSnapshot(origin, 0, time, Map.of(), Map.of());
  }

  public List<Namespace> namespaces() {
    return all(Kind.NAMESPACE);
  }

  public List<Node> nodes() {
    return all(Kind.NODE);
  }

  public List<Pod> pods() {
    return all(Kind.POD);
  }

  public List<Service> services() {
    return all(Kind.SERVICE);
  }

  public List<EndpointSlice> endpointSlices() {
    return all(Kind.ENDPOINT_SLICE);
  }

  public List<Ingress> ingresses() {
    return all(Kind.INGRESS);
  }

  public List<Gateway> gateways() {
    return all(Kind.GATEWAY);
  }

  /// The Gateway API's routes of every kind.
  public List<GatewayRoute> routes() {
    return Stream.of(Kind.values())
        .filter(Kind::isRoute)
        .flatMap(k -> this.<GatewayRoute>all(k).stream())
        .toList();
  }

  public List<NetworkPolicy> networkPolicies() {
    return all(Kind.NETWORK_POLICY);
  }

  /// Admin and cluster network policies of every kind, in no order of evaluation.
  public List<AdminPolicy> adminPolicies() {
    return Stream.of(
            Kind.ADMIN_NETWORK_POLICY,
            Kind.CLUSTER_NETWORK_POLICY,
            Kind.BASELINE_ADMIN_NETWORK_POLICY)
        .flatMap(k -> this.<AdminPolicy>all(k).stream())
        .toList();
  }

  /// The policies of network plugins' own kinds.
  public List<PluginPolicy> pluginPolicies() {
    return Stream.of(
            Kind.CILIUM_NETWORK_POLICY,
            Kind.CILIUM_CLUSTERWIDE_NETWORK_POLICY,
            Kind.CALICO_NETWORK_POLICY,
            Kind.CALICO_GLOBAL_NETWORK_POLICY)
        .flatMap(k -> this.<PluginPolicy>all(k).stream())
        .toList();
  }

  public List<Workload> workloads(Kind kind) {
    return all(kind);
  }

  public Optional<KubeObject> find(ObjectRef ref) {
    return Optional.ofNullable(shelf(ref.kind()).get(ref));
  }

  public Optional<Pod> pod(ObjectRef ref) {
    return find(ref).filter(Pod.class::isInstance).map(Pod.class::cast);
  }

  public Optional<Service> service(ObjectRef ref) {
    return find(ref).filter(Service.class::isInstance).map(Service.class::cast);
  }

  /// How complete a kind is; not asked for counts as syncing.
  public Coverage coverage(Kind kind) {
    return coverage.getOrDefault(kind, new Coverage.Syncing(0));
  }

  /// All objects of a kind.
  public Shelf shelf(Kind kind) {
    return objects.get(kind) instanceof Shelf shelf ? shelf : Shelf.EMPTY;
  }

  /// The pods of one namespace; to find them costs little.
  @SuppressWarnings("unchecked") // of this kind there are pods only
  public List<Pod> podsIn(String namespace) {
    return (List<Pod>) (List<?>) shelf(Kind.POD).in(namespace);
  }

  /// What came, went and changed since an earlier snapshot (or any other).
  public SnapshotChanges changesSince(ClusterSnapshot earlier) {
    return SnapshotChanges.between(earlier, this);
  }

  public int size() {
    return objects.values().stream().mapToInt(Map::size).sum();
  }

  private <T extends KubeObject> List<T> all(Kind kind) {
    Shelf shelf = shelf(kind);
    return new ShelfList<>(shelf, 0, shelf.size());
  }
}
