package dev.portolan.diagram;

import dev.portolan.diagram.Facts.Sign;
import dev.portolan.model.Gateway;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Service;
import dev.portolan.topology.Vertex;
import java.util.EnumSet;
import java.util.Set;

/// The small signs of a thing: where the outside world comes in and goes out, where TLS ends, and
/// what policies do.
final class Signs {
  private Signs() {}

  static Set<Sign> of(Vertex vertex) {
    KubeObject object = vertex.object();
    if (object == null && !vertex.guard().there()) {
      return Set.of();
    }
    Set<Sign> signs = ofWorld(vertex);
    switch (object) {
      case Ingress i -> add(signs, Sign.TLS, !i.tlsHosts().isEmpty());
      case Gateway g -> add(signs, Sign.TLS, g.terminatesTls());
      case null, default -> {}
    }
    add(signs, Sign.CLOSED, vertex.guard().closed());
    add(signs, Sign.GUARDED, vertex.guard().there() && !vertex.guard().closed());
    return signs;
  }

  /// Those of them that tell of the outside world.
  static Set<Sign> ofWorld(Vertex vertex) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    switch (vertex.object()) {
      case Service s -> service(s, vertex, signs);
      case Ingress _, Gateway _ -> signs.add(Sign.ENTRY);
      case null, default -> {}
    }
    return signs;
  }

  private static void service(Service service, Vertex vertex, Set<Sign> signs) {
    boolean exposed =
        service.type() == Service.Type.LOAD_BALANCER
            || service.type() == Service.Type.NODE_PORT
            || !service.exposure().externalIps().isEmpty();
    add(signs, Sign.ENTRY, exposed);
    add(signs, Sign.EXIT, leadsOut(service, vertex));
  }

  /// An alias of a name outside, or endpoints that somebody writes by hand: those are mostly
  /// addresses of no pod.
  private static boolean leadsOut(Service service, Vertex vertex) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return !service.exposure().externalName().matches("[^.]+\\.[^.]+\\.svc(\\..*)?");
    }
    return service.selector().isEmpty() && vertex.tally().total() > 0;
  }

  private static void add(Set<Sign> signs, Sign sign, boolean there) {
    if (there) {
      signs.add(sign);
    }
  }
}
