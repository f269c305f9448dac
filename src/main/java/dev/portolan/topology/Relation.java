package dev.portolan.topology;

/// What an edge of the graph means.
public enum Relation {
  /// A namespace to what stands in it by itself.
  CONTAINS,
  /// A workload to its pods.
  OWNS,
  /// A service to a pod behind it, and to that pod's workload.
  SELECTS,
  /// An ingress to a service, or an ExternalName service to the service it names.
  ROUTES
}
