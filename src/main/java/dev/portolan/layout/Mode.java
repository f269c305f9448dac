package dev.portolan.layout;

/// The ways in which a chart is arranged.
public enum Mode {
  /// Groups as boxes with their contents arranged inside, packed into the shape of a window.
  PACKED,
  /// Along the traffic, in layers: ingress, service, workload, the next service.
  FLOW,
  /// Where things run: a box for each node.
  NODES,
  /// What is around one thing.
  FOCUS
}
