package dev.portolan.topology;

import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Match;
import dev.portolan.model.GatewayRoute.Parent;
import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is written on the edges of ingresses, gateways and routes: where TLS ends, and which hosts
/// and paths take the edge.
final class EdgeWords {
  /// Hosts or paths of one edge that are named; the others are counted.
  private static final int NAMED = 2;

  private EdgeWords() {}

  /// Of an ingress to one of its services: `TLS shop.example/cart, /reviews`.
  static String of(Ingress ingress, String service) {
    Set<String> hosts = new LinkedHashSet<>();
    Set<String> paths = new LinkedHashSet<>();
    boolean tls = false;
    for (Ingress.Rule rule : ingress.rules()) {
      for (Ingress.Path path : rule.paths()) {
        if (path.backend().serviceName().equals(service)) {
          hosts.add(host(rule.host()));
          paths.add(path.path().isEmpty() ? "/" : path.path());
          tls |= tls(ingress, rule.host());
        }
      }
    }
    Ingress.Backend rest = ingress.defaultBackend();
    if (rest != null && rest.serviceName().equals(service)) {
      paths.add("everything else");
      tls |= hosts.isEmpty() && !ingress.tlsHosts().isEmpty();
    }
    return said(tls ? "TLS" : "", hosts, paths);
  }

  private static boolean tls(Ingress ingress, String host) {
    return ingress.tlsHosts().stream().anyMatch(t -> takes(t, host));
  }

  /// Whether a certificate's host, maybe with a `*.` before it, is good for a host.
  private static boolean takes(String certified, String host) {
    if (certified.equals("*")) {
      return true;
    }
    if (!certified.startsWith("*.")) {
      return certified.equalsIgnoreCase(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot).toLowerCase(Locale.ROOT).equals(certified.substring(1));
  }

  /// Of a route to one of its services: `/checkout 90 %`. Its hosts are on the way to it.
  static String of(GatewayRoute route, ObjectRef service) {
    Set<String> matches = new LinkedHashSet<>();
    int mine = 0;
    int all = 0;
    for (GatewayRoute.Rule rule : route.rules()) {
      for (GatewayRoute.Backend backend : rule.backends()) {
        all += backend.weight();
        if (backend.service().equals(service)) {
          mine += backend.weight();
          rule.matches().stream().map(Match::words).forEach(matches::add);
        }
      }
    }
    boolean shared = route.rules().size() == 1 && mine < all;
    String share = shared ? Math.round(100.0 * mine / all) + " %" : "";
    return (few(matches) + " " + share).strip();
  }

  /// Of a gateway to a route that is attached to it: the listeners that take it, and its hosts.
  ///
  /// @param gateway null where it is not seen
  static String of(@Nullable Gateway gateway, GatewayRoute route) {
    if (gateway == null) {
      return "";
    }
    Set<String> listeners = new LinkedHashSet<>();
    for (Parent parent : route.parents()) {
      if (parent.ref().equals(gateway.ref())) {
        gateway.listeners().stream().filter(parent::takes).forEach(l -> listeners.add(listener(l)));
      }
    }
    return (few(listeners) + " " + few(route.hosts())).strip();
  }

  /// `HTTPS :443 (TLS ends)`, `TLS :443 (TLS passed on)`, `HTTP :80`.
  private static String listener(Gateway.Listener l) {
    String tls =
        switch (l.tls()) {
          case NONE -> "";
          case TERMINATE -> " (TLS ends)";
          case PASSTHROUGH -> " (TLS passed on)";
        };
    return l.protocol() + " :" + l.port() + tls;
  }

  private static String host(String host) {
    return host.isEmpty() ? "*" : host;
  }

  private static String said(String first, Collection<String> hosts, Collection<String> paths) {
    List<String> words = new ArrayList<>();
    boolean one = hosts.size() == 1 && !hosts.iterator().next().equals("*");
    if (!first.isEmpty()) {
      words.add(first);
    }
    if (!hosts.isEmpty() && (one || hosts.size() > 1)) {
      words.add(few(hosts));
    }
    boolean root = paths.size() == 1 && paths.iterator().next().equals("/");
    if (!paths.isEmpty() && (!root || words.isEmpty())) {
      words.add(few(paths));
    }
    return String.join(" ", words);
  }

  private static String few(Collection<String> texts) {
    List<String> all = List.copyOf(texts);
    String named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    return all.size() > NAMED ? named + " +" + (all.size() - NAMED) : named;
  }
}
