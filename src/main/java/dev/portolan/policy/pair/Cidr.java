package dev.portolan.policy.pair;

import java.util.Optional;

/// An address range such as `10.0.0.0/8` or `fd00::/8`; bits after the prefix do not count.
///
/// @param network any address of the range
/// @param bits the length of the prefix
record Cidr(Address network, int bits) {
  /// The range, or empty for text that is none.
  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(text.substring(slash + 1));
    return Address.parse(text.substring(0, slash))
        .filter(a -> bits <= a.width())
        .map(a -> new Cidr(a, bits));
  }

  /// True for an address of the same family within the range.
  boolean contains(String address) {
    return Address.parse(address).map(this::contains).orElse(false);
  }

  boolean contains(Address address) {
    return network.sharesPrefix(address, bits);
  }

  /// True for `0.0.0.0/0`, in which even an IPv4 address that nobody knows yet must lie.
  boolean wholeV4() {
    return bits == 0 && !network.v6();
  }
}
