package dev.portolan.capture;

import java.time.Instant;

/// One captured packet, in the words of a list.
///
/// @param number from 1, in the order of arrival
/// @param protocol the innermost that was recognised, such as `TCP` or `DNS`
/// @param info what it says: flags, a name asked for, an ICMP type
/// @param length on the wire, in bytes, with the link's header
public record Packet(
    long number,
    Instant time,
    Way way,
    End from,
    End to,
    String protocol,
    String info,
    int length) {
  /// One line of a list: the time as given, the ends, the protocol and what it says.
  public String line(String clock) {
    return clock + "  " + from.label() + " -> " + to.label() + "  " + protocol + "  " + info;
  }

  /// Which way it went, as seen from where it was captured.
  public enum Way {
    IN,
    OUT,
    /// It was neither sent nor meant for here, or that cannot be told.
    OTHER
  }

  /// One end: an address, a port or 0, and the name that the snapshot has for the address, or
  /// empty.
  public record End(String address, int port, String name) {
    static final End NOWHERE = new End("", 0, "");

    /// As `shop/cart-1:8080`, with the address where there is no name.
    public String label() {
      String host = name.isEmpty() ? address : name;
      boolean bracketed = name.isEmpty() && port != 0 && host.indexOf(':') >= 0;
      String bare = bracketed ? "[" + host + "]" : host;
      return port == 0 ? bare : bare + ":" + port;
    }
  }
}
