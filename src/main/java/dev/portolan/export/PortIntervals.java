package dev.portolan.export;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Connections as files show them: intervals of the ports 1 to 65535. Port 0 cannot be connected
/// to.
public final class PortIntervals {
  private PortIntervals() {}

  /// Ports `from` to `to` of one protocol, both ends inclusive.
  public record Interval(Protocol protocol, int from, int to) {}

  /// In the order TCP, UDP, SCTP, then by port.
  public static List<Interval> of(Connections connections) {
    List<Interval> intervals = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      for (PortSet.Interval i : connections.ports(protocol).intervals()) {
        if (i.to() > 0) {
          intervals.add(new Interval(protocol, Math.max(1, i.from()), i.to()));
        }
      }
    }
    return intervals;
  }

  /// Such as `TCP 80,443; UDP 1-1023`; `all` or `none`.
  public static String text(Connections connections) {
    if (connections.isAll()) {
      return "all";
    }
    Map<Protocol, List<String>> parts = new EnumMap<>(Protocol.class);
    for (Interval i : of(connections)) {
      String ports = i.from() == i.to() ? Integer.toString(i.from()) : i.from() + "-" + i.to();
      String shown = i.from() == 1 && i.to() == PortSet.LAST ? "all" : ports;
      parts.computeIfAbsent(i.protocol(), k -> new ArrayList<>()).add(shown);
    }
    return parts.isEmpty()
        ? "none"
        : parts.entrySet().stream()
            .map(e -> e.getKey() + " " + String.join(",", e.getValue()))
            .collect(Collectors.joining("; "));
  }
}
