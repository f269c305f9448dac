package dev.portolan.policy;

import dev.portolan.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// A set of connections between two parties: the target's ports, per protocol.
public record Connections(PortSet tcp, PortSet udp, PortSet sctp) {
  public static final Connections NONE = new Connections(PortSet.NONE, PortSet.NONE, PortSet.NONE);
  public static final Connections ALL = new Connections(PortSet.ALL, PortSet.ALL, PortSet.ALL);

  public static Connections of(Protocol protocol, PortSet ports) {
    return new Connections(
        protocol == Protocol.TCP ? ports : PortSet.NONE,
        protocol == Protocol.UDP ? ports : PortSet.NONE,
        protocol == Protocol.SCTP ? ports : PortSet.NONE);
  }

  public PortSet ports(Protocol protocol) {
    return switch (protocol) {
      case TCP -> tcp;
      case UDP -> udp;
      case SCTP -> sctp;
    };
  }

  public boolean contains(Protocol protocol, int port) {
    return ports(protocol).contains(port);
  }

  public boolean isEmpty() {
    return tcp.isEmpty() && udp.isEmpty() && sctp.isEmpty();
  }

  public boolean isAll() {
    return tcp.isAll() && udp.isAll() && sctp.isAll();
  }

  public Connections union(Connections other) {
    return combine(other, PortSet::union);
  }

  public Connections intersect(Connections other) {
    return combine(other, PortSet::intersect);
  }

  public Connections minus(Connections other) {
    return combine(other, PortSet::minus);
  }

  private Connections combine(Connections other, BinaryOperator<PortSet> step) {
    return new Connections(
        step.apply(tcp, other.tcp), step.apply(udp, other.udp), step.apply(sctp, other.sctp));
  }

  /// Such as `TCP 80,443; UDP all`; `all` or `none`.
  @Override
  public String toString() {
    if (isAll()) {
      return "all";
    }
    List<String> parts = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      if (!ports(protocol).isEmpty()) {
        parts.add(protocol + " " + ports(protocol));
      }
    }
    return parts.isEmpty() ? "none" : String.join("; ", parts);
  }
}
