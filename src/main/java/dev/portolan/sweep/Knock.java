package dev.portolan.sweep;

import dev.portolan.checkset.Transport;
import dev.portolan.model.Protocol;
import dev.portolan.probe.Question;

/// What one check of a sweep sends: a connect or a datagram to a port, or pings.
///
/// @param port 0 for a ping, and for every port that the target declares
public record Knock(Transport kind, int port) {
  public static Knock tcp(int port) {
    return new Knock(Transport.TCP, port);
  }

  /// The question that it is when it is asked by itself.
  public Question question() {
    return switch (kind) {
      case TCP -> new Question.Reach(port);
      case UDP -> new Question.Udp(port, "");
      case ICMP -> Question.Ping.PLAIN;
    };
  }

  /// The protocol as policies know it; a ping has none.
  public Protocol protocol() {
    return kind == Transport.UDP ? Protocol.UDP : Protocol.TCP;
  }

  /// Such as `TCP 5432`, `TCP`, `ping`.
  @Override
  public String toString() {
    if (kind == Transport.ICMP) {
      return "ping";
    }
    return port == 0 ? kind.name() : kind + " " + port;
  }
}
