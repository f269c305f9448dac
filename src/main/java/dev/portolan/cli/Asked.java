package dev.portolan.cli;

import dev.portolan.model.PortNumber;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.subject.Wanted;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads a protocol and a port as they are typed.
final class Asked {
  private Asked() {}

  /// What is wanted of a connection; nothing given means every port that the target declares. Fails
  /// with one line on what is neither.
  static Wanted wanted(@Nullable String protocol, @Nullable String port) {
    String name = protocol == null ? "" : protocol.strip().toLowerCase(Locale.ROOT);
    String number = port == null ? "" : port.strip();
    if (name.equals("icmp")) {
      if (!number.isEmpty()) {
        throw CommandFailure.usage("icmp has no ports");
      }
      return new Wanted.Ping();
    }
    Protocol named =
        switch (name) {
          case "" -> null;
          case "tcp" -> Protocol.TCP;
          case "udp" -> Protocol.UDP;
          case "sctp" -> Protocol.SCTP;
          default ->
              throw CommandFailure.usage(
                  "unknown protocol " + name + "; there are tcp, udp, sctp and icmp");
        };
    return number.isEmpty()
        ? new Wanted.Declared(named)
        : new Wanted.Port(named == null ? Protocol.TCP : named, port(number));
  }

  /// A port's number, or a name as containers and services give it (RFC 6335: up to 15 letters,
  /// digits and hyphens).
  private static PortRef port(String text) {
    OptionalInt number = PortNumber.parse(text);
    if (number.isPresent()) {
      return PortRef.of(number.getAsInt());
    }
    if (text.matches("[a-zA-Z0-9-]{1,63}") && text.matches(".*[a-zA-Z].*")) {
      return PortRef.named(text);
    }
    throw CommandFailure.usage("a port is a number from 1 to 65535 or a name, not " + text);
  }
}
