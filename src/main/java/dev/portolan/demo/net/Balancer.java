package dev.portolan.demo.net;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the service proxy on a node does to connections: from a service's address, or a node port,
/// to one of its ready endpoints.
final class Balancer {
  private final View view;

  Balancer(View view) {
    this.view = view;
  }

  /// Where a connection goes.
  sealed interface Choice {
    /// To one of these backends; the source is hidden behind its node's address or not.
    record Backends(List<Backend> all, boolean masqueraded) implements Choice {}

    /// It takes local traffic only, on a node without an endpoint where others have some.
    record Dropped() implements Choice {}

    /// The address and port are a service's, which has no ready endpoint.
    record NoEndpoint() implements Choice {}

    /// The address is a service's, the port is not.
    record NoSuchPort() implements Choice {}

    /// Not the proxy's business.
    record NotAService() implements Choice {}
  }

  /// A pod's, or somebody else's, address and port.
  record Backend(String ip, int port) {}

  /// @param from the node of the caller
  Choice choose(String ip, int port, String from) {
    Optional<Service> service = view.index().serviceByIp(ip);
    if (service.isPresent()) {
      boolean external = !service.get().clusterIps().contains(ip);
      return service.get().ports().stream()
          .filter(p -> p.port() == port && p.protocol() == Protocol.TCP)
          .findFirst()
          .map(
              p ->
                  backends(
                      service.get(),
                      p,
                      external && !local(service.get()),
                      external ? "" : near(service.get(), from)))
          .orElse(new Choice.NoSuchPort());
    }
    return view.index()
        .nodeByIp(ip)
        .map(n -> nodePort(n, port, from))
        .orElse(new Choice.NotAService());
  }

  private Choice nodePort(Node node, int port, String from) {
    for (Service service : view.index().snapshot().services()) {
      for (ServicePort candidate : service.ports()) {
        if (candidate.nodePort() == port && candidate.protocol() == Protocol.TCP) {
          boolean local = local(service) && !node.name().equals(from);
          return backends(service, candidate, !local, local ? node.name() : "");
        }
      }
    }
    return new Choice.NotAService();
  }

  private Choice backends(Service service, ServicePort port, boolean masqueraded, String onlyNode) {
    List<Backend> found = new ArrayList<>();
    boolean elsewhere = false;
    for (EndpointSlice slice : view.index().slices(service.ref())) {
      for (EndpointPort target : slice.ports()) {
        if (target.name().equals(port.name())) {
          for (Endpoint endpoint : slice.endpoints()) {
            elsewhere |= endpoint.ready();
            if (endpoint.ready() && (onlyNode.isEmpty() || on(endpoint, onlyNode))) {
              found.add(new Backend(endpoint.addresses().getFirst(), target.port()));
            }
          }
        }
      }
    }
    if (found.isEmpty()) {
      return elsewhere ? new Choice.Dropped() : new Choice.NoEndpoint();
    }
    return new Choice.Backends(found, masqueraded);
  }

  private boolean on(Endpoint endpoint, String node) {
    ObjectRef target = endpoint.target();
    return target != null
        && view.index().snapshot().pod(target).map(p -> p.nodeName().equals(node)).orElse(false);
  }

  private static boolean local(Service service) {
    return service.exposure().routing().externalLocal();
  }

  private static String near(Service service, String from) {
    return service.exposure().routing().internalLocal() ? from : "";
  }
}
