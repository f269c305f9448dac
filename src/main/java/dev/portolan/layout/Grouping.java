package dev.portolan.layout;

/// By what the things on a chart are put together into boxes.
public enum Grouping {
  NAMESPACE,
  NODE,
  /// The label `topology.kubernetes.io/zone` of the node.
  ZONE,
  /// The label `app.kubernetes.io/part-of`, or else `app.kubernetes.io/name`, or else `app`.
  APP,
  NONE
}
