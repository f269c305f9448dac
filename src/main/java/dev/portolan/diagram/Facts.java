package dev.portolan.diagram;

/// What a box tells beside its title.
///
/// @param glyph the sign that it carries
/// @param tally a namespace's or workload's pods, a service's endpoints, by their health
/// @param note a namespace's contents in words, a pod's state in one; may be empty
public record Facts(Glyph glyph, Tally tally, String note) {
  public static final Facts NONE = new Facts(Glyph.NONE, new Tally(0, 0, 0, 0), "");

  /// The sign of a kind or of a service's type.
  public enum Glyph {
    NONE(""),
    NAMESPACE("Namespace"),
    /// A namespace whose pods may not be seen.
    BARRED("Namespace, pods not allowed"),
    POD("Pod"),
    DEPLOYMENT("Deployment"),
    REPLICA_SET("ReplicaSet"),
    STATEFUL_SET("StatefulSet"),
    DAEMON_SET("DaemonSet"),
    JOB("Job"),
    CLUSTER_IP("ClusterIP"),
    HEADLESS("Headless"),
    NODE_PORT("NodePort"),
    LOAD_BALANCER("LoadBalancer"),
    EXTERNAL_NAME("ExternalName"),
    INGRESS("Ingress"),
    GATEWAY("Gateway"),
    HTTP_ROUTE("HTTPRoute"),
    GRPC_ROUTE("GRPCRoute"),
    TCP_ROUTE("TCPRoute"),
    CRON_JOB("CronJob"),
    NODE("Node");

    private final String title;

    Glyph(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// How many are in each health.
  public record Tally(int good, int warn, int bad, int idle) {
    public int total() {
      return good + warn + bad + idle;
    }

    /// Those that should serve: all but the ended and unknown.
    public int live() {
      return good + warn + bad;
    }
  }
}
