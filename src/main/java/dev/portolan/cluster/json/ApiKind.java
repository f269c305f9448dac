package dev.portolan.cluster.json;

import dev.portolan.model.Kind;
import java.util.List;
import java.util.Optional;

/// A kind as one version of the API spells it, and the reader of its objects.
///
/// @param apiVersion such as `v1` or `apps/v1`
/// @param title what `kind:` says
/// @param plural the resource's name in paths
/// @param live false for what is read from files alone
public record ApiKind(
    Kind kind, String apiVersion, String title, String plural, ObjectReader reader, boolean live) {
  private static final String NET = "networking.k8s.io/";
  private static final String DISCOVERY = "discovery.k8s.io/";
  private static final String GATEWAY = "gateway.networking.k8s.io/";
  private static final String ADMIN = "policy.networking.k8s.io/";
  private static final String CALICO = "crd.projectcalico.org/v1";
  private static final String CALICO_API = "projectcalico.org/v3";

  /// All that is read, of each kind the newest version first.
  public static final List<ApiKind> ALL =
      List.of(
          of(Kind.NAMESPACE, "v1", NamespaceReader::read),
          of(Kind.NODE, "v1", NodeReader::read),
          of(Kind.SERVICE, "v1", ServiceReader::read),
          of(Kind.POD, "v1", PodReader::read),
          of(Kind.ENDPOINT_SLICE, DISCOVERY + "v1", EndpointSliceReader::read),
          of(Kind.ENDPOINT_SLICE, DISCOVERY + "v1beta1", EndpointSliceReader::read),
          live(Kind.ENDPOINT_SLICE, "v1", "Endpoints", "endpoints", EndpointsReader::read),
          of(Kind.DEPLOYMENT, "apps/v1", WorkloadReader.of(Kind.DEPLOYMENT)),
          of(Kind.REPLICA_SET, "apps/v1", WorkloadReader.of(Kind.REPLICA_SET)),
          new ApiKind(
              Kind.REPLICA_SET,
              "v1",
              "ReplicationController",
              "replicationcontrollers",
              WorkloadReader.of(Kind.REPLICA_SET),
              false),
          of(Kind.STATEFUL_SET, "apps/v1", WorkloadReader.of(Kind.STATEFUL_SET)),
          of(Kind.DAEMON_SET, "apps/v1", WorkloadReader.of(Kind.DAEMON_SET)),
          of(Kind.JOB, "batch/v1", JobReader::read),
          of(Kind.CRON_JOB, "batch/v1", CronJobReader::read),
          of(Kind.CRON_JOB, "batch/v1beta1", CronJobReader::read),
          of(Kind.INGRESS, NET + "v1", IngressReader::read),
          of(Kind.INGRESS, NET + "v1beta1", IngressReader::read),
          new ApiKind(
              Kind.INGRESS,
              "extensions/v1beta1",
              "Ingress",
              "ingresses",
              IngressReader::read,
              false),
          of(Kind.INGRESS_CLASS, NET + "v1", IngressClassReader::read),
          of(Kind.INGRESS_CLASS, NET + "v1beta1", IngressClassReader::read),
          of(Kind.GATEWAY, GATEWAY + "v1", GatewayReader::read),
          of(Kind.GATEWAY, GATEWAY + "v1beta1", GatewayReader::read),
          of(Kind.GATEWAY, GATEWAY + "v1alpha2", GatewayReader::read),
          route(Kind.HTTP_ROUTE, "v1"),
          route(Kind.HTTP_ROUTE, "v1beta1"),
          route(Kind.HTTP_ROUTE, "v1alpha2"),
          route(Kind.GRPC_ROUTE, "v1"),
          route(Kind.GRPC_ROUTE, "v1alpha2"),
          route(Kind.TCP_ROUTE, "v1alpha2"),
          route(Kind.TLS_ROUTE, "v1"),
          route(Kind.TLS_ROUTE, "v1alpha3"),
          route(Kind.TLS_ROUTE, "v1alpha2"),
          of(Kind.REFERENCE_GRANT, GATEWAY + "v1", ReferenceGrantReader::read),
          of(Kind.REFERENCE_GRANT, GATEWAY + "v1beta1", ReferenceGrantReader::read),
          of(Kind.REFERENCE_GRANT, GATEWAY + "v1alpha2", ReferenceGrantReader::read),
          of(Kind.NETWORK_POLICY, NET + "v1", NetworkPolicyReader::read),
          admin(Kind.ADMIN_NETWORK_POLICY, "v1alpha1"),
          admin(Kind.BASELINE_ADMIN_NETWORK_POLICY, "v1alpha1"),
          admin(Kind.CLUSTER_NETWORK_POLICY, "v1beta1"),
          admin(Kind.CLUSTER_NETWORK_POLICY, "v1alpha2"),
          of(Kind.CILIUM_NETWORK_POLICY, "cilium.io/v2", cilium(Kind.CILIUM_NETWORK_POLICY)),
          of(
              Kind.CILIUM_CLUSTERWIDE_NETWORK_POLICY,
              "cilium.io/v2",
              cilium(Kind.CILIUM_CLUSTERWIDE_NETWORK_POLICY)),
          calico(Kind.CALICO_NETWORK_POLICY, CALICO, "NetworkPolicy", "networkpolicies"),
          calico(Kind.CALICO_NETWORK_POLICY, CALICO_API, "NetworkPolicy", "networkpolicies"),
          calico(
              Kind.CALICO_GLOBAL_NETWORK_POLICY,
              CALICO,
              "GlobalNetworkPolicy",
              "globalnetworkpolicies"),
          calico(
              Kind.CALICO_GLOBAL_NETWORK_POLICY,
              CALICO_API,
              "GlobalNetworkPolicy",
              "globalnetworkpolicies"));

  /// The row of a `kind:` in an `apiVersion:`.
  public static Optional<ApiKind> find(String apiVersion, String title) {
    return ALL.stream()
        .filter(a -> a.apiVersion.equals(apiVersion) && a.title.equals(title))
        .findFirst();
  }

  /// The versions in which a group's kind is read; none for a kind that is not read at all.
  public static List<String> versions(String apiVersion, String title) {
    return ALL.stream()
        .filter(a -> a.title.equals(title) && a.group().equals(group(apiVersion)))
        .map(ApiKind::apiVersion)
        .toList();
  }

  /// The newest row of a kind.
  public static ApiKind newest(Kind kind) {
    return ALL.stream().filter(a -> a.kind == kind).findFirst().orElseThrow();
  }

  /// The API group; empty for the core one.
  public String group() {
    return group(apiVersion);
  }

  /// True for the kinds that come with the server itself: those are there, or never will be.
  public boolean builtIn() {
    return !group().contains(".")
        || group().equals("networking.k8s.io")
        || group().equals("discovery.k8s.io");
  }

  private static String group(String apiVersion) {
    return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
  }

  private static ApiKind of(Kind kind, String apiVersion, ObjectReader reader) {
    return live(kind, apiVersion, kind.title(), kind.plural(), reader);
  }

  private static ApiKind live(
      Kind kind, String apiVersion, String title, String plural, ObjectReader reader) {
    return new ApiKind(kind, apiVersion, title, plural, reader, true);
  }

  private static ApiKind route(Kind kind, String version) {
    return of(kind, GATEWAY + version, RouteReader.of(kind));
  }

  private static ApiKind admin(Kind kind, String version) {
    return of(kind, ADMIN + version, AdminPolicyReader.of(kind));
  }

  private static ObjectReader cilium(Kind kind) {
    return CiliumPolicyReader.of(kind);
  }

  private static ApiKind calico(Kind kind, String apiVersion, String title, String plural) {
    return live(kind, apiVersion, title, plural, CalicoPolicyReader.of(kind));
  }
}
