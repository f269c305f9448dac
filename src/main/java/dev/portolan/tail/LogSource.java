package dev.portolan.tail;

import dev.portolan.probe.ContainerRef;

/// A container whose log tells of the cluster's network.
///
/// @param node the node that it runs on, or empty
/// @param product what it is, such as `CoreDNS`
public record LogSource(ContainerRef container, String node, SourceRole role, String product) {
  /// Short, and different from others of its role: the node where each node has one, else the pod.
  public String label() {
    String where = role.perNode() && !node.isEmpty() ? node : container.pod();
    return product + " · " + where;
  }
}
