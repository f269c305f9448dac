package dev.portolan.policy.matrix;

import dev.portolan.policy.AddressRange;
import java.util.Set;

/// How ranges of addresses are written in a header.
final class Ranges {
  private static final Set<String> FIRST_IPV6 = Set.of("::", "0:0:0:0:0:0:0:0");
  private static final String LAST_IPV6 = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";

  private Ranges() {}

  /// `any IPv4`, `203.0.113.7`, `10.0.0.0-10.0.255.255`.
  static String title(AddressRange range) {
    if (range.first().equals("0.0.0.0") && range.last().equals("255.255.255.255")) {
      return "any IPv4";
    }
    boolean whole = FIRST_IPV6.contains(range.first()) && range.last().equals(LAST_IPV6);
    return whole ? "any IPv6" : range.toString();
  }
}
