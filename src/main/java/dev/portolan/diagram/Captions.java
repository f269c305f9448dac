package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Vertex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written on a box, and the sign and shape that it gets.
final class Captions {
  private Captions() {}

  static Shape shape(Kind kind) {
    return switch (kind) {
      case NAMESPACE -> Shape.NAMESPACE;
      case POD -> Shape.POD;
      case SERVICE -> Shape.SERVICE;
      case INGRESS, GATEWAY, HTTP_ROUTE, GRPC_ROUTE, TCP_ROUTE, TLS_ROUTE -> Shape.INGRESS;
      default -> Shape.WORKLOAD;
    };
  }

  static Health health(Condition condition) {
    return switch (condition) {
      case GOOD -> Health.GOOD;
      case WARN -> Health.WARN;
      case BAD -> Health.BAD;
      case IDLE -> Health.IDLE;
    };
  }

  static Glyph glyph(ObjectRef ref, @Nullable KubeObject object) {
    if (object instanceof Service s) {
      return switch (s.type()) {
        case CLUSTER_IP -> s.headless() ? Glyph.HEADLESS : Glyph.CLUSTER_IP;
        case NODE_PORT -> Glyph.NODE_PORT;
        case LOAD_BALANCER -> Glyph.LOAD_BALANCER;
        case EXTERNAL_NAME -> Glyph.EXTERNAL_NAME;
      };
    }
    return switch (ref.kind()) {
      case NAMESPACE -> Glyph.NAMESPACE;
      case POD -> Glyph.POD;
      case DEPLOYMENT -> Glyph.DEPLOYMENT;
      case REPLICA_SET -> Glyph.REPLICA_SET;
      case STATEFUL_SET -> Glyph.STATEFUL_SET;
      case DAEMON_SET -> Glyph.DAEMON_SET;
      case JOB -> Glyph.JOB;
      case CRON_JOB -> Glyph.CRON_JOB;
      case INGRESS -> Glyph.INGRESS;
      case GATEWAY -> Glyph.GATEWAY;
      case HTTP_ROUTE -> Glyph.HTTP_ROUTE;
      case GRPC_ROUTE -> Glyph.GRPC_ROUTE;
      case TCP_ROUTE -> Glyph.TCP_ROUTE;
      case TLS_ROUTE -> Glyph.TLS_ROUTE;
      case NODE -> Glyph.NODE;
      default -> Glyph.NONE;
    };
  }

  /// The second line: a pod's address, a service's address and ports, an ingress's hosts.
  static String subtitle(Vertex vertex) {
    return switch (vertex.object()) {
      case Pod p -> p.ips().isEmpty() ? p.statusText() : p.ips().getFirst();
      case Service s -> service(s);
      case Ingress i -> hosts(i.rules().stream().map(Ingress.Rule::host).toList());
      case Gateway g -> gateway(g);
      case GatewayRoute r -> r.ref().kind() == Kind.TCP_ROUTE ? "TCP" : hosts(r.hosts());
      case Node n -> node(n);
      case null, default -> "";
    };
  }

  private static String service(Service service) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return service.exposure().externalName();
    }
    String address =
        service.headless() ? "headless" : String.join(", ", first(service.clusterIps()));
    List<String> ports =
        service.ports().stream().map(p -> Integer.toString(p.port())).distinct().toList();
    return ports.isEmpty() ? address : address + ":" + String.join(",", ports);
  }

  private static String hosts(List<String> named) {
    List<String> hosts = named.stream().map(h -> h.isEmpty() ? "*" : h).distinct().toList();
    if (hosts.isEmpty()) {
      return "*";
    }
    return hosts.size() == 1 ? hosts.getFirst() : hosts.getFirst() + " +" + (hosts.size() - 1);
  }

  /// Its address and the ports that it listens on.
  private static String gateway(Gateway gateway) {
    String address = gateway.addresses().isEmpty() ? "no address" : gateway.addresses().getFirst();
    List<String> ports =
        gateway.listeners().stream().map(l -> Integer.toString(l.port())).distinct().toList();
    return ports.isEmpty() ? address : address + ":" + String.join(",", ports);
  }

  private static String node(Node node) {
    String address = node.addresses().isEmpty() ? "" : node.addresses().getFirst();
    return node.zone().isEmpty() ? address : address + " " + node.zone();
  }

  private static List<String> first(List<String> texts) {
    return texts.subList(0, Math.min(1, texts.size()));
  }

  /// What is most pressing; a workload's pods tell it by themselves.
  private static String trouble(Vertex vertex) {
    boolean well = vertex.condition() == Condition.GOOD || vertex.condition() == Condition.IDLE;
    return well || vertex.problems().isEmpty() || vertex.ref().kind().isWorkload()
        ? ""
        : vertex.problems().getFirst().words();
  }

  private static String node(boolean ready, Node.State state) {
    if (!ready) {
      return "Not ready";
    }
    return state.cordoned() ? "Cordoned" : String.join(", ", state.pressures());
  }

  /// A pod's or a node's state where it is worth a word, how many pods of a workload are ready, and
  /// what is wrong with anything else.
  static String note(Vertex vertex) {
    if (vertex.ref().kind().isWorkload()) {
      return Contents.ready(vertex);
    }
    if (vertex.object() instanceof Node n) {
      return node(n.ready(), n.state());
    }
    if (!(vertex.object() instanceof Pod p)) {
      return trouble(vertex);
    }
    if (vertex.condition() == Condition.GOOD) {
      return "";
    }
    String status = p.statusText();
    return status.equals("Running") ? "Not ready" : status;
  }
}
