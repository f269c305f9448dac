package dev.portolan.diagnosis;

import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Node;
import dev.portolan.model.NodeTraffic;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.target.Fronts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One way into the cluster from outside.
///
/// @param name such as `node port`
record Door(String name, String address, int port) {
  /// Such as `node port 10.90.0.11:30080`.
  String words() {
    return name + " " + address + ":" + port;
  }

  /// The ways in that the target has.
  static List<Door> of(Chain chain) {
    List<Door> doors = new ArrayList<>();
    Ingress ingress = chain.ingress();
    if (ingress != null) {
      int port = Front.of(chain).map(Front::port).orElse(80);
      ingress.addresses().forEach(a -> doors.add(new Door("ingress", a, port)));
    }
    GatewayRoute route = chain.route();
    if (route != null) {
      Fronts fronts = new Fronts(chain.ground().snapshot());
      for (String address : fronts.addresses(route)) {
        fronts.listeners(route).stream()
            .filter(l -> !l.protocol().equals("UDP"))
            .forEach(l -> doors.add(new Door("gateway", address, l.port())));
      }
    }
    Service service = chain.service();
    ServicePort port = chain.port();
    if (service == null || port == null || port.protocol() != Protocol.TCP) {
      return doors;
    }
    service
        .exposure()
        .loadBalancer()
        .forEach(a -> doors.add(new Door("load balancer", a, port.port())));
    service
        .exposure()
        .externalIps()
        .forEach(a -> doors.add(new Door("external address", a, port.port())));
    if (port.nodePort() > 0) {
      chain.ground().snapshot().nodes().stream()
          .filter(Node::ready)
          .filter(n -> !n.addresses().isEmpty())
          .min(Comparator.comparing(n -> shut(chain, service, n)))
          .ifPresent(
              n -> doors.add(new Door("node port", n.addresses().getFirst(), port.nodePort())));
    }
    return doors;
  }

  /// True for a node that keeps what comes from outside, and has no pod to give it to.
  private static boolean shut(Chain chain, Service service, Node node) {
    SnapshotIndex index = chain.ground().index();
    return NodeTraffic.to(node.addresses().getFirst(), service, null, index)
        .flatMap(t -> t.blocked(index))
        .isPresent();
  }
}
