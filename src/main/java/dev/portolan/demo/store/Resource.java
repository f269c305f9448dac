package dev.portolan.demo.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A row of the table of resources that the demo's API serves.
public enum Resource {
  NAMESPACES("", "v1", "namespaces", "ns", "Namespace", false),
  NODES("", "v1", "nodes", "no", "Node", false),
  PODS("", "v1", "pods", "po", "Pod", true),
  SERVICES("", "v1", "services", "svc", "Service", true),
  ENDPOINTS("", "v1", "endpoints", "ep", "Endpoints", true),
  /// Always empty: `kubectl describe` asks for them.
  EVENTS("", "v1", "events", "ev", "Event", true),
  DEPLOYMENTS("apps", "v1", "deployments", "deploy", "Deployment", true),
  REPLICA_SETS("apps", "v1", "replicasets", "rs", "ReplicaSet", true),
  STATEFUL_SETS("apps", "v1", "statefulsets", "sts", "StatefulSet", true),
  DAEMON_SETS("apps", "v1", "daemonsets", "ds", "DaemonSet", true),
  JOBS("batch", "v1", "jobs", "", "Job", true),
  CRON_JOBS("batch", "v1", "cronjobs", "cj", "CronJob", true),
  ENDPOINT_SLICES("discovery.k8s.io", "v1", "endpointslices", "", "EndpointSlice", true),
  INGRESSES("networking.k8s.io", "v1", "ingresses", "ing", "Ingress", true),
  INGRESS_CLASSES("networking.k8s.io", "v1", "ingressclasses", "", "IngressClass", false),
  NETWORK_POLICIES("networking.k8s.io", "v1", "networkpolicies", "netpol", "NetworkPolicy", true),
  GATEWAYS(GatewayApi.GROUP, "v1", "gateways", "gtw", "Gateway", true),
  HTTP_ROUTES(GatewayApi.GROUP, "v1", "httproutes", "", "HTTPRoute", true),
  GRPC_ROUTES(GatewayApi.GROUP, "v1", "grpcroutes", "", "GRPCRoute", true),
  TCP_ROUTES(GatewayApi.GROUP, "v1alpha2", "tcproutes", "", "TCPRoute", true);

  /// The group of the Gateway API, which a cluster has only where somebody installed it.
  private static final class GatewayApi {
    static final String GROUP = "gateway.networking.k8s.io";
  }

  private final String group;
  private final String version;
  private final String plural;
  private final String shortName;
  private final String kind;
  private final boolean namespaced;

  Resource(
      String group,
      String version,
      String plural,
      String shortName,
      String kind,
      boolean namespaced) {
    this.group = group;
    this.version = version;
    this.plural = plural;
    this.shortName = shortName;
    this.kind = kind;
    this.namespaced = namespaced;
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  public String plural() {
    return plural;
  }

  /// What people type, such as `svc`; empty when there is none.
  public String shortName() {
    return shortName;
  }

  public String kind() {
    return kind;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /// `v1`, or `group/version`.
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// As messages name it: `pods`, or `deployments.apps`.
  public String qualifiedPlural() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  public static Optional<Resource> find(String group, String version, String plural) {
    return Arrays.stream(values())
        .filter(r -> r.group.equals(group) && r.version.equals(version) && r.plural.equals(plural))
        .findFirst();
  }

  public static Optional<Resource> ofKind(String kind) {
    return Arrays.stream(values()).filter(r -> r.kind.equals(kind)).findFirst();
  }

  /// The versions of a group, the stable one first.
  public static List<String> versions(String group) {
    return Arrays.stream(values())
        .filter(r -> r.group.equals(group))
        .map(Resource::version)
        .distinct()
        .toList();
  }

  /// The API groups with a name of their own, in the table's order.
  public static List<String> groups() {
    return Arrays.stream(values())
        .map(Resource::group)
        .filter(g -> !g.isEmpty())
        .distinct()
        .toList();
  }
}
