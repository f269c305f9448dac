package dev.portolan.cluster.access;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The servers that NO_PROXY takes out: addresses, CIDR blocks, domains with all below them
/// (`example.com`), only what is below them (`.example.com`, `*.example.com`), each with a port or
/// without, or `*` for all. The loopback never has a proxy.
final class NoProxy {
  private final List<BiPredicate<String, Integer>> exceptions = new ArrayList<>();

  NoProxy(String list) {
    for (String part : list.split(",", -1)) {
      String entry = part.strip().toLowerCase(Locale.ROOT);
      if (entry.equals("*")) {
        exceptions.add((host, port) -> true);
      } else if (!entry.isEmpty()) {
        add(entry);
      }
    }
  }

  /// True when a proxy is used for this server.
  boolean uses(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    Optional<InetAddress> address = literal(name);
    if (name.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return false;
    }
    return exceptions.stream().noneMatch(e -> e.test(name, port));
  }

  private void add(String entry) {
    int slash = entry.indexOf('/');
    if (slash > 0 && block(entry.substring(0, slash), entry.substring(slash + 1))) {
      return;
    }
    String host = entry;
    int port = 0;
    int colon = entry.lastIndexOf(':');
    boolean bracketed = entry.startsWith("[") && entry.contains("]:");
    if (bracketed || (colon >= 0 && entry.indexOf(':') == colon)) {
      String number = entry.substring(colon + 1);
      host = entry.substring(0, colon);
      port = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : -1;
    }
    add(host.replaceAll("^\\[|]$", ""), port);
  }

  private void add(String host, int port) {
    if (host.isEmpty()) {
      return;
    }
    Optional<InetAddress> address = literal(host);
    if (address.isPresent()) {
      exceptions.add((h, p) -> samePort(port, p) && literal(h).equals(address));
      return;
    }
    String domain = host.startsWith("*.") ? host.substring(1) : host;
    boolean itself = !domain.startsWith(".");
    String suffix = itself ? "." + domain : domain;
    exceptions.add(
        (h, p) ->
            samePort(port, p) && (h.endsWith(suffix) || (itself && h.equals(suffix.substring(1)))));
  }

  private static boolean samePort(int wanted, int port) {
    return wanted == 0 || wanted == port;
  }

  private boolean block(String base, String length) {
    Optional<InetAddress> network = literal(base);
    if (network.isEmpty() || !length.matches("[0-9]{1,3}")) {
      return false;
    }
    int bits = Integer.parseInt(length);
    byte[] prefix = network.get().getAddress();
    if (bits > prefix.length * 8) {
      return false;
    }
    exceptions.add(
        (h, p) -> literal(h).filter(a -> within(a.getAddress(), prefix, bits)).isPresent());
    return true;
  }

  private static boolean within(byte[] address, byte[] prefix, int bits) {
    if (address.length != prefix.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if (((address[i / 8] ^ prefix[i / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /// An address written as one; names are never looked up.
  private static Optional<InetAddress> literal(String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
