package dev.portolan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A slice of a service's endpoints. Older servers' Endpoints objects are read into the same shape.
///
/// @param serviceName the label `kubernetes.io/service-name`, or the name of the Endpoints object;
///   empty when it has none
public record EndpointSlice(
    Metadata meta, String serviceName, List<Endpoint> endpoints, List<EndpointPort> ports)
    implements KubeObject {
  public EndpointSlice {
    endpoints = List.copyOf(endpoints);
    ports = List.copyOf(ports);
  }

  /// One backend. `ready` is true where the API leaves it unset.
  public record Endpoint(
      List<String> addresses,
      boolean ready,
      boolean serving,
      boolean terminating,
      @Nullable ObjectRef target) {
    public Endpoint {
      addresses = List.copyOf(addresses);
    }
  }

  /// A port that every endpoint of the slice serves; 0 where the API leaves it unset (all ports).
  public record EndpointPort(String name, Protocol protocol, int port) {}
}
