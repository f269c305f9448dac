package dev.portolan.diagnosis;

import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way through an ingress or a route: what it takes, and the service to which that is handed
/// on.
///
/// @param takes in the words of its object, such as `/cart`, `GET /` or `shop.Cart/Add`
/// @param path what an HTTP request has to ask for to go this way; empty where a plain GET does not
///   go it
/// @param port of the service, or null where none is given
record Lead(String takes, String path, ObjectRef service, @Nullable PortRef port) {
  /// What begins a pattern in a path.
  private static final String PATTERN = "([*?+^$|\\{";

  /// Such as `/cart → shop/cart:80`.
  String label() {
    return takes + " → " + service.path() + (port == null ? "" : ":" + port);
  }

  /// The ways of one host, in the order of the object's rules; the default backend's last.
  static List<Lead> of(Ingress ingress, String host) {
    List<Lead> leads = new ArrayList<>();
    for (Ingress.Rule rule : ingress.rules()) {
      if (rule.host().equals(host) || rule.host().isEmpty()) {
        for (Ingress.Path path : rule.paths()) {
          String takes = path.path().isEmpty() ? "/" : path.path();
          leads.add(lead(ingress, takes, literal(takes), path.backend()));
        }
      }
    }
    Ingress.Backend otherwise = ingress.defaultBackend();
    if (otherwise != null) {
      leads.add(lead(ingress, "any other path", leads.isEmpty() ? "/" : "", otherwise));
    }
    return leads;
  }

  private static Lead lead(Ingress ingress, String takes, String path, Ingress.Backend to) {
    ObjectRef service = ObjectRef.service(ingress.namespace(), to.serviceName());
    return new Lead(takes, path, service, to.port());
  }

  /// The ways of a route; backends of weight 0 get nothing.
  static List<Lead> of(GatewayRoute route) {
    List<Lead> leads = new ArrayList<>();
    for (GatewayRoute.Rule rule : route.rules()) {
      for (GatewayRoute.Backend backend : rule.backends()) {
        if (backend.weight() > 0) {
          PortRef port = backend.port() == 0 ? null : PortRef.of(backend.port());
          if (rule.matches().isEmpty()) {
            leads.add(new Lead("everything", "/", backend.service(), port));
          }
          rule.matches()
              .forEach(m -> leads.add(new Lead(m.words(), asked(m), backend.service(), port)));
        }
      }
    }
    return leads;
  }

  private static String asked(GatewayRoute.Match match) {
    boolean plain =
        switch (match.how()) {
          case PREFIX, EXACT -> true;
          case EXPRESSION, METHOD -> false;
        };
    boolean get = match.method().isEmpty() || match.method().equals("GET");
    return plain && get && match.conditions() == 0 ? match.path() : "";
  }

  /// The part before any pattern, which what follows mostly leaves optional: `/api(/|$)(.*)`.
  private static String literal(String path) {
    int end = 0;
    while (end < path.length() && PATTERN.indexOf(path.charAt(end)) < 0) {
      end++;
    }
    String plain = path.substring(0, end);
    return plain.startsWith("/") ? plain : "/" + plain;
  }
}
