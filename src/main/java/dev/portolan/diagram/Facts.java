package dev.portolan.diagram;

import java.util.List;

/// What a box tells beside its title.
///
/// @param glyph the sign that it carries
/// @param tally a namespace's or workload's pods, a service's endpoints, by their health
/// @param note a namespace's contents in words, a pod's state in one; may be empty
/// @param inside how what is in it is laid out
/// @param parts a pod's containers, where one looks from near
public record Facts(Glyph glyph, Tally tally, String note, Inside inside, List<Part> parts) {
  public static final Facts NONE = new Facts(Glyph.NONE, new Tally(0, 0, 0, 0), "");

  public Facts {
    parts = List.copyOf(parts);
  }

  public Facts(Glyph glyph, Tally tally, String note) {
    this(glyph, tally, note, Inside.NOTHING, List.of());
  }

  /// How what is in a namespace or a workload is laid out.
  ///
  /// @param folded true for a namespace that is a tile, and a workload whose pods are a strip
  /// @param seat how wide the place of one of a workload's pods is; 0 where they have none
  public record Inside(boolean folded, double seat) {
    public static final Inside NOTHING = new Inside(false, 0);
  }

  /// A part of a thing, with a health of its own: a container.
  ///
  /// @param text its image and ports
  public record Part(String name, String text, Diagram.Health health) {}

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
