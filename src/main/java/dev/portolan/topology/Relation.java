package dev.portolan.topology;

/// What an edge of the graph means.
public enum Relation {
  /// A namespace to what stands in it by itself.
  CONTAINS,
  /// A workload to its pods.
  OWNS,
  /// A service to a pod behind it, and to that pod's workload.
  SELECTS,
  /// An ingress or a route to a service, a gateway to a route that is attached to it, or an
  /// ExternalName service to the service it names.
  ROUTES,
  /// A workload to a service whose pods a policy admits it to by name: who says so expects it.
  CALLS,
  /// A pod or its workload to its node.
  RUNS_ON,
  /// A policy to a workload or a lone pod of which it lets connections through.
  ALLOWS,
  /// A policy to a workload or a lone pod of which it lets nothing through one way, or forbids
  /// some.
  DENIES,
  /// A pod to what a check was made of from it.
  PROBED
}
