package dev.portolan.diagnosis;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is behind a port of a service.
///
/// @param address of the endpoint
/// @param pod the pod behind it, or null for an address that is no pod's
record Backing(String address, int port, @Nullable Pod pod) {
  /// The ready endpoints of a port, each once; a headless service's are asked at the port itself.
  static List<Backing> of(SnapshotIndex index, Service service, ServicePort port) {
    LinkedHashSet<Backing> found = new LinkedHashSet<>();
    for (EndpointSlice slice : index.slices(service.ref())) {
      Optional<EndpointPort> target =
          slice.ports().stream()
              .filter(p -> p.protocol() == port.protocol() && p.name().equals(port.name()))
              .findFirst();
      for (Endpoint endpoint : slice.endpoints()) {
        boolean usable = endpoint.ready() && !endpoint.addresses().isEmpty();
        if (usable && target.isPresent()) {
          int number = target.get().port() == 0 ? port.port() : target.get().port();
          String address = endpoint.addresses().getFirst();
          Pod pod =
              Optional.ofNullable(endpoint.target())
                  .flatMap(index.snapshot()::pod)
                  .or(() -> index.podByIp(address))
                  .orElse(null);
          found.add(new Backing(address, number, pod));
        }
      }
    }
    return new ArrayList<>(found);
  }

  /// The pods' port behind a service's (or a node's) port; the same where that is not known.
  static int port(SnapshotIndex index, Service service, int asked) {
    return service.ports().stream()
        .filter(p -> p.port() == asked || p.nodePort() == asked)
        .findFirst()
        .flatMap(p -> of(index, service, p).stream().findFirst())
        .map(Backing::port)
        .orElse(asked);
  }

  String label() {
    return pod == null ? address : pod.ref().path();
  }
}
