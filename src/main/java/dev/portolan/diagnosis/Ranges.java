package dev.portolan.diagnosis;

import java.math.BigInteger;
import java.net.InetAddress;

/// Ranges of addresses in CIDR notation.
final class Ranges {
  private Ranges() {}

  /// True where a range such as `10.1.0.0/16` holds a literal address; false for what is neither.
  static boolean holds(String cidr, String address) {
    int slash = cidr.indexOf('/');
    if (slash < 0 || !cidr.substring(slash + 1).matches("\\d{1,3}")) {
      return false;
    }
    try {
      byte[] base = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
      byte[] other = InetAddress.ofLiteral(address).getAddress();
      int rest = base.length * 8 - Integer.parseInt(cidr.substring(slash + 1));
      return base.length == other.length
          && rest >= 0
          && new BigInteger(1, base)
              .shiftRight(rest)
              .equals(new BigInteger(1, other).shiftRight(rest));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
