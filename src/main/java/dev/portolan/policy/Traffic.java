package dev.portolan.policy;

import dev.portolan.model.Protocol;

/// What is sent to the target.
public sealed interface Traffic {
  /// A connection, or a datagram, to a port of the target pod: after service translation.
  record ToPort(Protocol protocol, int port) implements Traffic {}

  /// A ping.
  record Icmp() implements Traffic {}

  static Traffic tcp(int port) {
    return new ToPort(Protocol.TCP, port);
  }
}
