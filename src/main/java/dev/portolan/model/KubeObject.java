package dev.portolan.model;

import java.util.Map;

/// An object of the cluster, as far as the map and the checks need it.
public sealed interface KubeObject
    permits AdminPolicy,
        EndpointSlice,
        Gateway,
        GatewayRoute,
        Ingress,
        IngressClass,
        Namespace,
        NetworkPolicy,
        Node,
        PluginPolicy,
        Pod,
        ReferenceGrant,
        Service,
        Workload {
  Metadata meta();

  default ObjectRef ref() {
    return meta().ref();
  }

  default String name() {
    return ref().name();
  }

  default String namespace() {
    return ref().namespace();
  }

  default Map<String, String> labels() {
    return meta().labels();
  }
}
