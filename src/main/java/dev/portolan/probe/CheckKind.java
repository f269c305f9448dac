package dev.portolan.probe;

import java.util.List;

/// What is asked of the wire.
public enum CheckKind {
  REACH("reach", "Reach"),
  PING("ping", "Ping"),
  TRACEROUTE("traceroute", "Traceroute"),
  DNS("dns", "DNS"),
  HTTP("http", "HTTP"),
  TLS("tls", "TLS"),
  UDP("udp", "UDP"),
  GRPC("grpc", "gRPC health"),
  MTU("mtu", "Path MTU");

  /// What is asked first, everywhere; the others are a step away.
  public static final List<CheckKind> FIRST = List.of(REACH, PING, TRACEROUTE);

  private final String verb;
  private final String title;

  CheckKind(String verb, String title) {
    this.verb = verb;
    this.title = title;
  }

  /// The command line's word.
  public String verb() {
    return verb;
  }

  public String title() {
    return title;
  }
}
