package dev.portolan.capture;

import dev.portolan.capture.Packet.End;
import dev.portolan.capture.Packet.Way;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;

/// Takes frames apart as far as a list needs: link, network and transport layer, and of DNS, TLS
/// and HTTP what they ask for. Whatever the bytes are, it gives a packet.
final class Dissector {
  // numbers of tcpdump.org/linktypes.html
  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int RAW_BSD = 12;
  private static final int RAW = 101;
  private static final int LOOP = 108;
  private static final int COOKED = 113;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int COOKED_2 = 276;

  private static final int TYPE_IPV4 = 0x0800;
  private static final int TYPE_ARP = 0x0806;
  private static final int TYPE_VLAN = 0x8100;
  private static final int TYPE_IPV6 = 0x86dd;

  private final UnaryOperator<String> names;

  /// @param names gives an address's name, or empty
  Dissector(UnaryOperator<String> names) {
    this.names = names;
  }

  Packet packet(long number, Frame frame) {
    Sketch sketch = new Sketch(frame.bytes().duplicate().order(ByteOrder.BIG_ENDIAN));
    try {
      link(sketch, frame.link());
    } catch (IndexOutOfBoundsException cut) { // the end of what was captured
      sketch.info = sketch.info.isEmpty() ? "cut short" : sketch.info + " (cut short)";
    }
    return new Packet(
        number,
        frame.time(),
        sketch.way,
        end(sketch.from, sketch.fromPort),
        end(sketch.to, sketch.toPort),
        sketch.protocol.isEmpty() ? "?" : sketch.protocol,
        sketch.info,
        frame.length());
  }

  private End end(String address, int port) {
    return address.isEmpty() ? End.NOWHERE : new End(address, port, names.apply(address));
  }

  private static void link(Sketch s, int link) {
    switch (link) {
      case ETHERNET -> ethernet(s);
      case COOKED -> {
        way(s, s.u16(0));
        int type = s.u16(14);
        s.at += 16;
        type(s, type);
      }
      case COOKED_2 -> {
        int type = s.u16(0);
        way(s, s.u8(10));
        s.at += 20;
        type(s, type);
      }
      case NULL, LOOP -> {
        s.at += 4;
        byVersion(s);
      }
      case RAW, RAW_BSD, IPV4, IPV6 -> byVersion(s);
      default -> {
        s.protocol = "link " + link;
        s.info = "a kind of link that Portolan does not read";
      }
    }
  }

  /// By the packet types of Linux' cooked captures.
  private static void way(Sketch s, int type) {
    s.way = type == 4 ? Way.OUT : type <= 2 ? Way.IN : Way.OTHER;
  }

  private static void ethernet(Sketch s) {
    int type = s.u16(12);
    s.at += 14;
    if (type == TYPE_VLAN) {
      type = s.u16(2);
      s.at += 4;
    }
    type(s, type);
  }

  private static void type(Sketch s, int type) {
    switch (type) {
      case TYPE_IPV4 -> Internet.ipv4(s);
      case TYPE_IPV6 -> Internet.ipv6(s);
      case TYPE_ARP -> Internet.arp(s);
      default -> {
        s.protocol = "0x%04x".formatted(type);
        s.info = "not of the Internet's protocols";
      }
    }
  }

  private static void byVersion(Sketch s) {
    if (s.u8(0) >> 4 == 6) {
      Internet.ipv6(s);
    } else {
      Internet.ipv4(s);
    }
  }
}
