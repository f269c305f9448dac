package dev.portolan.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The transport layer: TCP, UDP, SCTP and ICMP, by IANA's protocol numbers.
final class Transport {
  private static final Map<Integer, String> OTHERS =
      Map.of(2, "IGMP", 4, "IP-in-IP", 41, "IPv6-in-IP", 47, "GRE", 50, "ESP", 89, "OSPF");
  private static final List<String> FLAGS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG");
  private static final int PUSH = 3;

  private static final Map<Integer, String> ICMP =
      Map.of(
          0,
          "echo reply",
          4,
          "source quench",
          5,
          "redirect",
          8,
          "echo request",
          11,
          "time exceeded",
          12,
          "parameter problem");
  private static final List<String> UNREACHABLE =
      List.of(
          "network unreachable",
          "host unreachable",
          "protocol unreachable",
          "port unreachable",
          "fragmentation needed");
  private static final Map<Integer, String> ICMP6 =
      Map.of(
          2, "packet too big",
          3, "time exceeded",
          128, "echo request",
          129, "echo reply",
          133, "router solicitation",
          134, "router advertisement",
          135, "neighbour solicitation",
          136, "neighbour advertisement");
  private static final List<String> UNREACHABLE6 =
      List.of(
          "no route",
          "administratively prohibited",
          "beyond scope",
          "address unreachable",
          "port unreachable");

  private Transport() {}

  static void read(Sketch s, int protocol) {
    switch (protocol) {
      case 1 -> icmp(s);
      case 6 -> tcp(s);
      case 17 -> udp(s);
      case 58 -> icmp6(s);
      case 132 -> {
        s.protocol = "SCTP";
        ports(s);
        s.info = "chunk " + s.u8(12);
      }
      default -> {
        s.protocol = OTHERS.getOrDefault(protocol, "protocol " + protocol);
        s.info = s.left() + " bytes";
      }
    }
  }

  private static void ports(Sketch s) {
    s.fromPort = s.u16(0);
    s.toPort = s.u16(2);
  }

  private static void tcp(Sketch s) {
    s.protocol = "TCP";
    ports(s);
    int flags = s.u8(13);
    int header = (s.u8(12) >> 4) * 4;
    s.at += Math.max(20, header);
    int length = s.left();
    s.info = flags(flags) + (length == 0 ? "" : ", " + length + " bytes");
    if (length > 0) {
      Content.tcp(s);
    }
  }

  private static String flags(int bits) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((bits & (1 << i)) != 0 && i != PUSH) {
        set.add(FLAGS.get(i));
      }
    }
    return set.isEmpty() ? "no flags" : String.join(" ", set);
  }

  private static void udp(Sketch s) {
    s.protocol = "UDP";
    ports(s);
    int length = Math.max(0, s.u16(4) - 8);
    s.info = length + (length == 1 ? " byte" : " bytes");
    s.at += 8;
    Content.udp(s);
  }

  private static void icmp(Sketch s) {
    s.protocol = "ICMP";
    int type = s.u8(0);
    int code = s.u8(1);
    s.info =
        type == 3
            ? (code < UNREACHABLE.size() ? UNREACHABLE.get(code) : unreachable(code))
            : ICMP.getOrDefault(type, "type " + type + " code " + code);
    if (type == 0 || type == 8) {
      s.info += " " + s.u16(6);
    }
  }

  /// RFC 1812's codes for what a filter refuses.
  private static String unreachable(int code) {
    return switch (code) {
      case 9, 10, 13 -> "administratively prohibited";
      default -> "unreachable, code " + code;
    };
  }

  private static void icmp6(Sketch s) {
    s.protocol = "ICMPv6";
    int type = s.u8(0);
    int code = s.u8(1);
    s.info =
        type == 1
            ? (code < UNREACHABLE6.size() ? UNREACHABLE6.get(code) : "unreachable, code " + code)
            : ICMP6.getOrDefault(type, "type " + type + " code " + code);
    if (type == 128 || type == 129) {
      s.info += " " + s.u16(6);
    }
  }
}
