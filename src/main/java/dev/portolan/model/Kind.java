package dev.portolan.model;

/// A kind of Kubernetes object that Portolan reads.
public enum Kind {
  NAMESPACE("Namespace", "namespaces", false),
  NODE("Node", "nodes", false),
  POD("Pod", "pods", true),
  SERVICE("Service", "services", true),
  ENDPOINT_SLICE("EndpointSlice", "endpointslices", true),
  DEPLOYMENT("Deployment", "deployments", true),
  REPLICA_SET("ReplicaSet", "replicasets", true),
  STATEFUL_SET("StatefulSet", "statefulsets", true),
  DAEMON_SET("DaemonSet", "daemonsets", true),
  JOB("Job", "jobs", true),
  CRON_JOB("CronJob", "cronjobs", true),
  INGRESS("Ingress", "ingresses", true),
  INGRESS_CLASS("IngressClass", "ingressclasses", false),
  GATEWAY("Gateway", "gateways", true),
  HTTP_ROUTE("HTTPRoute", "httproutes", true),
  GRPC_ROUTE("GRPCRoute", "grpcroutes", true),
  TCP_ROUTE("TCPRoute", "tcproutes", true),
  TLS_ROUTE("TLSRoute", "tlsroutes", true),
  REFERENCE_GRANT("ReferenceGrant", "referencegrants", true),
  NETWORK_POLICY("NetworkPolicy", "networkpolicies", true),
  ADMIN_NETWORK_POLICY("AdminNetworkPolicy", "adminnetworkpolicies", false),
  BASELINE_ADMIN_NETWORK_POLICY(
      "BaselineAdminNetworkPolicy", "baselineadminnetworkpolicies", false),
  CLUSTER_NETWORK_POLICY("ClusterNetworkPolicy", "clusternetworkpolicies", false),
  CILIUM_NETWORK_POLICY("CiliumNetworkPolicy", "ciliumnetworkpolicies", true),
  CILIUM_CLUSTERWIDE_NETWORK_POLICY(
      "CiliumClusterwideNetworkPolicy", "ciliumclusterwidenetworkpolicies", false),
  /// Calico's own NetworkPolicy; its title tells it from the API's.
  CALICO_NETWORK_POLICY("CalicoNetworkPolicy", "networkpolicies.crd.projectcalico.org", true),
  CALICO_GLOBAL_NETWORK_POLICY(
      "CalicoGlobalNetworkPolicy", "globalnetworkpolicies.crd.projectcalico.org", false);

  private final String title;
  private final String plural;
  private final boolean namespaced;

  Kind(String title, String plural, boolean namespaced) {
    this.title = title;
    this.plural = plural;
    this.namespaced = namespaced;
  }

  /// The name as `kind:` spells it, such as `StatefulSet`.
  public String title() {
    return title;
  }

  /// The resource's name in the API's paths and for kubectl, such as `statefulsets`.
  public String plural() {
    return plural;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /// True for every kind that allows or denies connections, of the API's own and of plugins.
  public boolean isPolicy() {
    return compareTo(NETWORK_POLICY) >= 0;
  }

  /// True for the Gateway API's routes: what a gateway hands on to services, and by which rules.
  public boolean isRoute() {
    return switch (this) {
      case HTTP_ROUTE, GRPC_ROUTE, TCP_ROUTE, TLS_ROUTE -> true;
      default -> false;
    };
  }

  /// True for what takes traffic from outside and hands it on by rules.
  public boolean isEntry() {
    return this == INGRESS || this == GATEWAY || isRoute();
  }

  /// True for the kinds that own pods.
  public boolean isWorkload() {
    return switch (this) {
      case DEPLOYMENT, REPLICA_SET, STATEFUL_SET, DAEMON_SET, JOB, CRON_JOB -> true;
      default -> false;
    };
  }
}
