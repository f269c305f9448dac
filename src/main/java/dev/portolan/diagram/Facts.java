package dev.portolan.diagram;

import java.util.List;
import java.util.Set;

/// What a box tells beside its title.
///
/// @param glyph the sign that it carries
/// @param tally a namespace's or workload's pods, a service's endpoints, by their health
/// @param note a namespace's contents in words, a pod's state in one, what is wrong with anything
///   else in a few; may be empty
/// @param inside how what is in it is laid out
/// @param parts a pod's containers, where one looks from near
/// @param signs what is to be seen of it besides
public record Facts(
    Glyph glyph, Tally tally, String note, Inside inside, List<Part> parts, Set<Sign> signs) {
  public static final Facts NONE = new Facts(Glyph.NONE, new Tally(0, 0, 0, 0), "");

  public Facts {
    parts = List.copyOf(parts);
    signs = Set.copyOf(signs);
  }

  public Facts(Glyph glyph, Tally tally, String note) {
    this(glyph, tally, note, Inside.NOTHING, List.of(), Set.of());
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

  /// A small sign beside a name.
  public enum Sign {
    /// The outside world comes in here: a load balancer, a node port, an ingress, a gateway.
    ENTRY,
    /// It leads to the outside world.
    EXIT,
    /// TLS ends here.
    TLS,
    /// Policies speak of its connections.
    GUARDED,
    /// Policies let nothing in, or nothing out.
    CLOSED
  }

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
    TLS_ROUTE("TLSRoute"),
    CRON_JOB("CronJob"),
    NODE("Node"),
    ENTRY("from outside"),
    EXIT("to the outside"),
    TLS("TLS ends here"),
    GUARDED("policies apply"),
    CLOSED("isolated by policy"),
    PINNED("put here by hand");

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
