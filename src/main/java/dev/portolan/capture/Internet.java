package dev.portolan.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/// The network layer: IPv4, IPv6 and ARP.
final class Internet {
  private static final int FRAGMENT_HEADER = 44;
  private static final Set<Integer> EXTENSIONS = Set.of(0, 43, FRAGMENT_HEADER, 51, 60);
  private static final int MAX_EXTENSIONS = 8;

  private Internet() {}

  static void ipv4(Sketch s) {
    s.protocol = "IPv4";
    int header = (s.u8(0) & 0xf) * 4;
    int next = s.u8(9);
    s.from = address(s.copy(12, 4));
    s.to = address(s.copy(16, 4));
    int fragment = s.u16(6) & 0x1fff;
    if (fragment != 0) {
      s.info = "fragment at " + fragment * 8;
      return;
    }
    s.at += Math.max(20, header);
    Transport.read(s, next);
  }

  static void ipv6(Sketch s) {
    s.protocol = "IPv6";
    int next = s.u8(6);
    s.from = address(s.copy(8, 16));
    s.to = address(s.copy(24, 16));
    s.at += 40;
    for (int i = 0; i < MAX_EXTENSIONS && EXTENSIONS.contains(next); i++) {
      int after = s.u8(0);
      if (next == FRAGMENT_HEADER) {
        int fragment = s.u16(2) & 0xfff8;
        if (fragment != 0) {
          s.info = "fragment at " + fragment;
          return;
        }
        s.at += 8;
      } else {
        s.at += next == 51 ? (s.u8(1) + 2) * 4 : (s.u8(1) + 1) * 8;
      }
      next = after;
    }
    Transport.read(s, next);
  }

  static void arp(Sketch s) {
    s.protocol = "ARP";
    int operation = s.u16(6);
    s.from = address(s.copy(14, 4));
    s.to = address(s.copy(24, 4));
    s.info =
        switch (operation) {
          case 1 -> "who has " + s.to + "?";
          case 2 -> s.from + " is here";
          default -> "operation " + operation;
        };
  }

  /// As the API writes addresses.
  static String address(byte[] bytes) {
    try {
      String text = InetAddress.getByAddress(bytes).getHostAddress();
      return bytes.length == 16 ? compressed(text) : text;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + bytes.length + " bytes", e);
    }
  }

  /// The longest run of two zero groups or more as `::` (RFC 5952).
  private static String compressed(String full) {
    String[] groups = full.split(":", -1);
    int best = -1;
    int longest = 1;
    for (int i = 0; i < groups.length; i++) {
      int j = i;
      while (j < groups.length && groups[j].equals("0")) {
        j++;
      }
      if (j - i > longest) {
        best = i;
        longest = j - i;
      }
    }
    if (best < 0) {
      return full;
    }
    String head = String.join(":", Arrays.copyOfRange(groups, 0, best));
    String tail = String.join(":", Arrays.copyOfRange(groups, best + longest, groups.length));
    return head + "::" + tail;
  }
}
