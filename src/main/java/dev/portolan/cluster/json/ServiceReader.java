package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads services (core/v1).
public final class ServiceReader {
  private final MetadataReader meta = new MetadataReader();
  private Service.Type type = Service.Type.CLUSTER_IP;
  private String clusterIp = "";
  private List<String> clusterIps = List.of();
  private List<Service.ServicePort> ports = List.of();
  private Map<String, String> selector = Map.of();
  private String externalName = "";
  private List<String> externalIps = List.of();
  private List<String> loadBalancer = List.of();
  private boolean externalLocal;
  private boolean internalLocal;
  private String distribution = "";
  private boolean publishNotReady;

  private ServiceReader() {}

  public static List<Service> read(JsonParser in) throws IOException {
    ServiceReader service = new ServiceReader();
    Json.object(in, field -> service.field(in, field));
    return List.of(service.build());
  }

  private Service build() {
    List<String> ips = clusterIps.isEmpty() ? List.of(clusterIp) : clusterIps;
    return new Service(
        meta.of(Kind.SERVICE),
        type,
        ips.stream().filter(ip -> !ip.isEmpty() && !ip.equals("None")).toList(),
        ports,
        selector,
        new Service.Exposure(externalName, externalIps, loadBalancer, routing()),
        publishNotReady);
  }

  private Service.Routing routing() {
    return externalLocal || internalLocal || !distribution.isEmpty()
        ? new Service.Routing(externalLocal, internalLocal, distribution)
        : Service.Routing.EVERYWHERE;
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> Json.object(in, name -> spec(in, name));
      case "status" -> loadBalancer = Parts.loadBalancer(in);
      default -> {}
    }
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "type" -> type = type(Json.text(in));
      case "clusterIP" -> clusterIp = Json.text(in);
      case "clusterIPs" -> clusterIps = Json.list(in, Json::text);
      case "ports" -> ports = Json.list(in, Port::read);
      case "selector" -> selector = Json.texts(in);
      case "externalName" -> externalName = Json.text(in);
      case "externalIPs" -> externalIps = Json.list(in, Json::text);
      case "externalTrafficPolicy" -> externalLocal = Json.text(in).equals("Local");
      case "internalTrafficPolicy" -> internalLocal = Json.text(in).equals("Local");
      case "trafficDistribution" -> distribution = Json.text(in);
      case "publishNotReadyAddresses" -> publishNotReady = Json.truth(in);
      default -> {}
    }
  }

  private static Service.Type type(String text) {
    for (Service.Type type : Service.Type.values()) {
      if (type.title().equals(text)) {
        return type;
      }
    }
    return Service.Type.CLUSTER_IP;
  }

  private static final class Port {
    private String name = "";
    private Protocol protocol = Protocol.TCP;
    private int number;
    private int nodePort;
    private @Nullable PortRef target;

    static Service.ServicePort read(JsonParser in) throws IOException {
      Port p = new Port();
      Json.object(in, field -> p.field(in, field));
      PortRef target = p.target;
      // targetPort defaults to port (core/v1 ServicePort)
      boolean unset = target == null || (!target.isNamed() && target.number() == 0);
      return new Service.ServicePort(
          p.name,
          p.protocol,
          p.number,
          unset || target == null ? PortRef.of(p.number) : target,
          p.nodePort);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(in);
        case "protocol" -> protocol = Parts.protocol(in);
        case "port" -> number = Json.number(in);
        case "nodePort" -> nodePort = Json.number(in);
        case "targetPort" -> target = Parts.port(in);
        default -> {}
      }
    }
  }
}
