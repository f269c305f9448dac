package dev.portolan.probe.target;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Where clients meet a route of the Gateway API: at the addresses of its gateways, on the ports of
/// the listeners that take it.
public final class Fronts {
  private final ClusterSnapshot snapshot;

  public Fronts(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// A route as a target: by its first host, if it names one.
  public static Target target(GatewayRoute route) {
    return new Target.IngressTarget(route.ref(), route.hosts().stream().findFirst().orElse(""));
  }

  /// The addresses of the gateways that have not turned the route down, each once.
  public List<String> addresses(GatewayRoute route) {
    List<String> addresses = new ArrayList<>();
    each(route, (gateway, listener) -> addresses.addAll(gateway.addresses()));
    return addresses.stream().distinct().toList();
  }

  /// The listeners of these gateways that take the route's traffic.
  public List<Gateway.Listener> listeners(GatewayRoute route) {
    List<Gateway.Listener> listeners = new ArrayList<>();
    each(route, (gateway, listener) -> listeners.add(listener));
    return listeners.stream().distinct().toList();
  }

  private void each(GatewayRoute route, BiConsumer<Gateway, Gateway.Listener> told) {
    for (GatewayRoute.Parent parent : route.parents()) {
      Optional<Gateway> gateway =
          snapshot
              .find(parent.ref())
              .filter(Gateway.class::isInstance)
              .map(Gateway.class::cast)
              .filter(g -> !parent.accepted().refused());
      gateway.stream()
          .flatMap(g -> g.listeners().stream())
          .filter(l -> parent.takes(l) && meet(l.host(), route.hosts()))
          .forEach(l -> told.accept(gateway.orElseThrow(), l));
    }
  }

  /// True where a listener takes the traffic of these hosts: each may begin with `*.`, which stands
  /// for one label or more; an empty host, or none, is any (gateway.networking.k8s.io, Hostname).
  public static boolean meet(String listener, List<String> hosts) {
    return listener.isEmpty()
        || hosts.isEmpty()
        || hosts.stream().anyMatch(h -> covers(listener, h) || covers(h, listener));
  }

  private static boolean covers(String wide, String narrow) {
    return wide.equals(narrow) || (wide.startsWith("*.") && narrow.endsWith(wide.substring(1)));
  }
}
