package dev.portolan.policy.matrix;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import java.util.ArrayList;
import java.util.List;

/// Ports in few characters. TCP goes without saying, as in Kubernetes.
final class PortText {
  private PortText() {}

  static String brief(Connections connections) {
    if (connections.isAll()) {
      return "all";
    }
    List<String> parts = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      PortSet ports = connections.ports(protocol);
      if (ports.isAll()) {
        parts.add("all " + protocol);
      } else if (!ports.isEmpty()) {
        parts.add(protocol == Protocol.TCP ? ports.toString() : protocol + " " + ports);
      }
    }
    return String.join("; ", parts);
  }
}
