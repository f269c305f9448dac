package dev.portolan.policy.sets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A range of addresses of one family, both ends inclusive.
record Range(Ip first, Ip last) {
  static final Range ALL4 = new Range(Ip.FIRST4, Ip.LAST4);
  static final Range ALL6 = new Range(Ip.FIRST6, Ip.LAST6);

  /// Reads `10.0.0.0/8`; host bits do not count. Empty for anything else.
  static Optional<Range> parse(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    int bits = bits(cidr.substring(slash + 1));
    return Ip.parse(cidr.substring(0, slash))
        .filter(ip -> bits >= 0 && bits <= (ip.six() ? 128 : 32))
        .map(ip -> of(ip, bits));
  }

  static Range single(Ip ip) {
    return new Range(ip, ip);
  }

  private static Range of(Ip ip, int bits) {
    if (!ip.six()) {
      long host = 0xFFFF_FFFFL >>> bits;
      return new Range(new Ip(false, 0, ip.low() & ~host), new Ip(false, 0, ip.low() | host));
    }
    long highHost = bits >= 64 ? 0 : -1L >>> bits;
    long lowHost = bits <= 64 ? -1L : bits == 128 ? 0 : -1L >>> (bits - 64);
    return new Range(
        new Ip(true, ip.high() & ~highHost, ip.low() & ~lowHost),
        new Ip(true, ip.high() | highHost, ip.low() | lowHost));
  }

  private static int bits(String text) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(text);
  }

  /// What is left without another range: nothing, one range, or two.
  List<Range> minus(Range hole) {
    if (hole.last.compareTo(first) < 0 || last.compareTo(hole.first) < 0) {
      return List.of(this);
    }
    List<Range> left = new ArrayList<>(2);
    if (first.compareTo(hole.first) < 0) {
      left.add(new Range(first, hole.first.previous()));
    }
    if (hole.last.compareTo(last) < 0) {
      left.add(new Range(hole.last.next(), last));
    }
    return left;
  }
}
