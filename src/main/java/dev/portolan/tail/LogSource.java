package dev.portolan.tail;

import dev.portolan.probe.ContainerRef;

/// A container whose log tells of the cluster's network.
///
/// @param node the node that it runs on, or empty
/// @param product what it is, such as `CoreDNS`
public record LogSource(ContainerRef container, String node, SourceRole role, String product) {
  private static final int WHOLE = 16;

  /// Short, and different from others of its role: the node where each node has one, else the end
  /// of the pod's name, which is what tells replicas apart.
  public String label() {
    return product + " · " + (role.perNode() && !node.isEmpty() ? node : end(container.pod()));
  }

  private static String end(String pod) {
    int dash = pod.lastIndexOf('-');
    return pod.length() <= WHOLE || dash < 0 ? pod : "…" + pod.substring(dash);
  }
}
