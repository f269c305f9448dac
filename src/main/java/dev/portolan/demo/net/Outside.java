package dev.portolan.demo.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The hosts that the simulated world has outside of the cluster. Names end in `.example` and
/// addresses come from the ranges kept for documentation.
record Outside(String name, String ip, double millis, Set<Integer> ports, boolean pings) {
  /// The router between the nodes and everything else.
  static final String ROUTER = "10.90.0.1";

  /// The first router of the provider.
  static final String PROVIDER = "198.51.100.1";

  private static final List<Outside> HOSTS =
      List.of(
          new Outside("api.partner.example", "203.0.113.10", 18.4, Set.of(80, 443), true),
          new Outside("mirror.example", "198.51.100.20", 42.1, Set.of(80, 443), false),
          new Outside("bank.example", "203.0.113.99", 25.0, Set.of(), false));

  static Optional<Outside> byName(String name) {
    return HOSTS.stream().filter(h -> h.name.equals(name)).findFirst();
  }

  static Optional<Outside> byIp(String ip) {
    return HOSTS.stream().filter(h -> h.ip.equals(ip)).findFirst();
  }

  /// True for a host that answers to nothing at all.
  boolean dead() {
    return ports.isEmpty() && !pings;
  }
}
