package dev.portolan.policy.subject;

import dev.portolan.policy.AddressRange;
import java.math.BigInteger;
import java.util.Optional;

/// How address ranges lie to each other.
public final class AddressOrder {
  private AddressOrder() {}

  /// The addresses that lie in both; empty for ranges of different families too.
  public static Optional<AddressRange> overlap(AddressRange a, AddressRange b) {
    return Literal.overlap(a, b);
  }

  /// The order of two addresses: IPv4 before IPv6, then by number.
  public static int compare(String a, String b) {
    return Literal.parse(a).orElseThrow().compareTo(Literal.parse(b).orElseThrow());
  }

  /// True when `b` begins right after `a` ends.
  public static boolean adjacent(AddressRange a, AddressRange b) {
    Optional<Literal> last = Literal.parse(a.last());
    Optional<Literal> first = Literal.parse(b.first());
    return last.isPresent()
        && first.isPresent()
        && last.get().v6() == first.get().v6()
        && last.get().value().add(BigInteger.ONE).equals(first.get().value());
  }
}
