package dev.portolan.diagnosis;

import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.Fronts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How clients speak to an ingress or a route: over TLS or plainly, at which port, by which name.
///
/// @param host empty where any name will do
record Front(boolean tls, int port, String host) {
  /// Stands for the label that `*` takes.
  private static final String ANY_LABEL = "portolan";

  /// The way in that browsers take: TLS where it is offered. Empty for what takes no HTTP.
  static Optional<Front> of(Chain chain) {
    Ingress ingress = chain.ingress();
    GatewayRoute route = chain.route();
    String asked = chain.asked().to() instanceof Target.IngressTarget t ? t.host() : "";
    if (ingress != null) {
      boolean tls = ingress.tlsHosts().contains("*") || Fronts.meet(asked, ingress.tlsHosts());
      boolean none = ingress.tlsHosts().isEmpty();
      return Optional.of(new Front(tls && !none, tls && !none ? 443 : 80, named(asked)));
    }
    if (route == null) {
      return Optional.empty();
    }
    return new Fronts(chain.ground().snapshot())
        .listeners(route).stream()
            .filter(l -> l.protocol().equals("HTTP") || l.tls() == Gateway.Tls.TERMINATE)
            .filter(l -> !l.protocol().equals("TLS"))
            .min(Comparator.comparing(l -> l.tls() != Gateway.Tls.TERMINATE))
            .map(
                l ->
                    new Front(
                        l.tls() == Gateway.Tls.TERMINATE,
                        l.port(),
                        named(asked.isEmpty() ? l.host() : asked)));
  }

  private static String named(String host) {
    return host.startsWith("*.") ? ANY_LABEL + host.substring(1) : host;
  }

  Question.Http get(String path) {
    return get(path, host);
  }

  /// The same path of another host.
  Question.Http get(String path, String other) {
    List<String> headers = other.isEmpty() ? List.of() : List.of("Host: " + other);
    return new Question.Http(tls, port, "GET", path, headers, false);
  }

  Question.Tls handshake() {
    return new Question.Tls(port, host);
  }

  /// Such as `GET https://shop.example/cart`.
  String words(String path, String otherwise) {
    boolean usual = port == (tls ? 443 : 80);
    return "GET "
        + (tls ? "https://" : "http://")
        + (host.isEmpty() ? otherwise : host)
        + (usual ? "" : ":" + port)
        + path;
  }
}
