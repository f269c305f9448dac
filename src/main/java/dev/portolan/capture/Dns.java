package dev.portolan.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A DNS message (RFC 1035) as one line: what is asked, or what is answered.
final class Dns {
  private static final Map<Integer, String> TYPES =
      Map.of(
          1, "A", 2, "NS", 5, "CNAME", 6, "SOA", 12, "PTR", 15, "MX", 16, "TXT", 28, "AAAA", 33,
          "SRV", 65, "HTTPS");
  private static final List<String> CODES =
      List.of("", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");
  private static final int MAX_JUMPS = 10;
  private static final int MAX_NAME = 255;
  private static final int SHOWN = 4;

  private final Sketch s;
  private int at = 12;

  Dns(Sketch sketch) {
    this.s = sketch;
  }

  String line() {
    int flags = s.u16(2);
    int answers = s.u16(6);
    boolean response = (flags & 0x8000) != 0;
    int code = flags & 0xf;
    if (s.u16(4) == 0) {
      return response ? "response without a question" : "no question";
    }
    String name = name();
    String type = TYPES.getOrDefault(s.u16(at), "type " + s.u16(at));
    at += 4;
    if (!response) {
      return type + "? " + name;
    }
    if (code != 0) {
      return type + " " + name + " " + (code < CODES.size() ? CODES.get(code) : "error " + code);
    }
    return type + " " + name + answers(answers);
  }

  private String answers(int count) {
    if (count == 0) {
      return " has no such record";
    }
    List<String> all = new ArrayList<>();
    try {
      for (int i = 0; i < Math.min(count, SHOWN); i++) {
        all.add(answer());
      }
    } catch (IndexOutOfBoundsException cut) { // the snapshot length ends within the answers
      all.add("…");
    }
    return " = " + String.join(", ", all) + (count > SHOWN ? ", …" : "");
  }

  private String answer() {
    name();
    int type = s.u16(at);
    int length = s.u16(at + 8);
    at += 10;
    int data = at;
    String text =
        switch (type) {
          case 1 -> Internet.address(s.copy(data, 4));
          case 28 -> Internet.address(s.copy(data, 16));
          case 2, 5, 12 -> name();
          case 33 -> {
            int port = s.u16(data + 4);
            at = data + 6;
            yield name() + ":" + port;
          }
          default -> TYPES.getOrDefault(type, "type " + type);
        };
    at = data + length;
    return text;
  }

  /// The name that begins here; what follows it is next. Names point back into the message.
  private String name() {
    StringBuilder name = new StringBuilder();
    int here = at;
    int jumps = 0;
    while (name.length() < MAX_NAME) {
      int length = s.u8(here);
      if (length >= 0xc0) {
        at = jumps == 0 ? here + 2 : at;
        here = s.u16(here) & 0x3fff;
        if (++jumps > MAX_JUMPS) {
          return name + "…";
        }
        continue;
      }
      if (length == 0) {
        at = jumps == 0 ? here + 1 : at;
        break;
      }
      name.append(name.isEmpty() ? "" : ".").append(label(here + 1, length));
      here += 1 + length;
    }
    return name.isEmpty() ? "." : name.toString();
  }

  private String label(int from, int length) {
    return new String(s.copy(from, length), StandardCharsets.ISO_8859_1).replaceAll("[^!-~]", "?");
  }
}
