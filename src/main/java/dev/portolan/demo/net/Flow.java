package dev.portolan.demo.net;

import java.util.List;

/// Something that one pod sent over the simulated network, and what became of it.
///
/// @param from the sender's address
/// @param to the address that was sent to: a service's, where it was one
/// @param port 0 for a ping
/// @param source the sender's port
/// @param backend where a service's address led to; otherwise the same as `to`
/// @param backendPort the same of the port
/// @param name what was asked for, of a lookup
/// @param answer its addresses
public record Flow(
    Type type,
    String from,
    String to,
    int port,
    int source,
    Fate fate,
    String backend,
    int backendPort,
    String name,
    List<String> answer) {
  public Flow {
    answer = List.copyOf(answer);
  }

  /// What was sent.
  public enum Type {
    TCP,
    PING,
    LOOKUP
  }

  static Flow ping(String from, String to, Fate fate) {
    return new Flow(Type.PING, from, to, 0, 0, fate, to, 0, "", List.of());
  }
}
