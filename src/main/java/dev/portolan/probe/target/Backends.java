package dev.portolan.probe.target;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands behind a service's address: the ready endpoints that a node's proxy chooses among,
/// each with the same chance, when it rewrites the destination (DNAT).
public final class Backends {
  private Backends() {}

  /// One endpoint of one service port.
  ///
  /// @param object the pod, or null where the endpoint names none
  public record Backend(String address, int port, String portName, @Nullable ObjectRef object) {
    /// The pod's path, or the bare address.
    public String label() {
      return object == null ? address : object.path();
    }
  }

  /// The endpoints of a port that the service's own address leads to.
  ///
  /// @param slices the service's
  public static List<Backend> of(Service service, ServicePort port, List<EndpointSlice> slices) {
    Set<Backend> found = new LinkedHashSet<>();
    for (EndpointSlice slice : slices) {
      for (EndpointPort target : slice.ports()) {
        boolean same = target.name().equals(port.name()) && target.protocol() == port.protocol();
        if (same) {
          slice.endpoints().stream()
              .filter(e -> e.ready() || service.publishNotReadyAddresses())
              .forEach(e -> add(found, e, target.port() == 0 ? port.port() : target.port(), port));
        }
      }
    }
    return List.copyOf(found);
  }

  /// The addresses of every ready endpoint, whatever its ports.
  static List<String> addresses(Service service, List<EndpointSlice> slices) {
    Set<String> found = new LinkedHashSet<>();
    slices.stream()
        .flatMap(s -> s.endpoints().stream())
        .filter(e -> e.ready() || service.publishNotReadyAddresses())
        .forEach(e -> found.addAll(e.addresses()));
    return new ArrayList<>(found);
  }

  private static void add(Set<Backend> found, Endpoint endpoint, int port, ServicePort of) {
    endpoint
        .addresses()
        .forEach(a -> found.add(new Backend(a, port, of.name(), endpoint.target())));
  }
}
