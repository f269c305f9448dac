package dev.portolan.export;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import java.util.ArrayList;
import java.util.List;

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
}
