package dev.portolan.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// What a packet carries, as far as it tells a name: questions and answers of DNS, the name in a
/// TLS greeting, the first line of HTTP.
final class Content {
  private static final Set<Integer> DNS_PORTS = Set.of(53, 5353);
  private static final List<String> METHODS =
      List.of(
          "GET ", "POST ", "PUT ", "HEAD ", "DELETE ", "PATCH ", "OPTIONS ", "CONNECT ", "HTTP/");
  private static final int LINE = 120;
  private static final int GREETING = 1;
  private static final int SERVER_NAME = 0;

  private Content() {}

  static void udp(Sketch s) {
    if (DNS_PORTS.contains(s.fromPort) || DNS_PORTS.contains(s.toPort)) {
      dns(s);
    }
  }

  static void tcp(Sketch s) {
    if (DNS_PORTS.contains(s.fromPort) || DNS_PORTS.contains(s.toPort)) {
      if (s.left() > 14) {
        s.at += 2; // the length that comes first over TCP
        dns(s);
      }
    } else if (s.left() > 5 && s.u8(0) >= 20 && s.u8(0) <= 23 && s.u8(1) == 3) {
      s.protocol = "TLS";
      if (s.u8(0) == 22 && s.u8(5) == GREETING) {
        s.info = "client hello";
        String name = serverName(s);
        s.info = name.isEmpty() ? "client hello" : "client hello for " + name;
      } else if (s.u8(0) == 21) {
        s.info = "alert";
      }
    } else {
      http(s);
    }
  }

  private static void dns(Sketch s) {
    Dns dns = new Dns(s);
    s.protocol = "DNS";
    s.info = "cut short";
    s.info = dns.line();
  }

  private static void http(Sketch s) {
    String text = new String(s.copy(0, Math.min(LINE, s.left())), StandardCharsets.ISO_8859_1);
    if (METHODS.stream().anyMatch(text::startsWith)) {
      s.protocol = "HTTP";
      s.info = clean(text.split("\r?\n", 2)[0]);
    }
  }

  /// A query may carry secrets; the path is enough for a list.
  private static String clean(String line) {
    return line.replaceAll("\\?\\S*", "?…").replaceAll("[^ -~…]", ".");
  }

  /// The name in the extension `server_name` (RFC 6066), or empty.
  private static String serverName(Sketch s) {
    int at = 5 + 4 + 2 + 32;
    at += 1 + s.u8(at); // session
    at += 2 + s.u16(at); // cipher suites
    at += 1 + s.u8(at); // compression
    int end = Math.min(s.left(), at + 2 + s.u16(at));
    at += 2;
    while (at + 4 <= end) {
      int type = s.u16(at);
      int length = s.u16(at + 2);
      if (type == SERVER_NAME && length > 5) {
        byte[] name = s.copy(at + 9, s.u16(at + 7));
        return new String(name, StandardCharsets.US_ASCII).replaceAll("[^!-~]", ".");
      }
      at += 4 + length;
    }
    return "";
  }
}
