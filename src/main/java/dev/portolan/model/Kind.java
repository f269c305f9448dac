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
  INGRESS("Ingress", "ingresses", true),
  NETWORK_POLICY("NetworkPolicy", "networkpolicies", true);

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

  /// True for the kinds that own pods.
  public boolean isWorkload() {
    return switch (this) {
      case DEPLOYMENT, REPLICA_SET, STATEFUL_SET, DAEMON_SET, JOB -> true;
      default -> false;
    };
  }
}
