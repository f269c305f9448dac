package dev.portolan.policy.subject;

import dev.portolan.policy.AddressRange;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IPv4 or IPv6 address read from text, without asking a name server.
record Literal(boolean v6, BigInteger value) implements Comparable<Literal> {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  static Optional<Literal> parse(String text) {
    boolean v6 = V6.matcher(text).matches();
    if (!v6 && !V4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // Literals only: this never asks a name server. A mapped IPv4 address stays one.
      InetAddress address = InetAddress.ofLiteral(text);
      byte[] bytes = address.getAddress();
      return Optional.of(new Literal(bytes.length == 16, new BigInteger(1, bytes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The first and the last address of `10.0.0.0/8`; empty for what is no range.
  static Optional<AddressRange> range(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0 || !cidr.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(cidr.substring(slash + 1));
    return parse(cidr.substring(0, slash))
        .filter(a -> bits <= a.width())
        .map(a -> a.block(a.width() - bits));
  }

  private AddressRange block(int free) {
    BigInteger size = BigInteger.ONE.shiftLeft(free);
    BigInteger first = value.shiftRight(free).shiftLeft(free);
    BigInteger last = first.add(size).subtract(BigInteger.ONE);
    return new AddressRange(new Literal(v6, first).text(), new Literal(v6, last).text());
  }

  /// The part of `a` that lies in `b`.
  static Optional<AddressRange> overlap(AddressRange a, AddressRange b) {
    Optional<Literal> firstA = parse(a.first());
    Optional<Literal> firstB = parse(b.first());
    if (firstA.isEmpty() || firstB.isEmpty() || firstA.get().v6 != firstB.get().v6) {
      return Optional.empty();
    }
    boolean later = firstA.get().compareTo(firstB.get()) >= 0;
    boolean sooner = parse(a.last()).orElseThrow().compareTo(parse(b.last()).orElseThrow()) <= 0;
    String first = later ? a.first() : b.first();
    String last = sooner ? a.last() : b.last();
    return parse(first).orElseThrow().compareTo(parse(last).orElseThrow()) <= 0
        ? Optional.of(new AddressRange(first, last))
        : Optional.empty();
  }

  /// The same range with both ends as they are usually written.
  static AddressRange usual(AddressRange range) {
    return new AddressRange(usual(range.first()), usual(range.last()));
  }

  private static String usual(String address) {
    return parse(address).map(Literal::text).orElse(address);
  }

  private int width() {
    return v6 ? 128 : 32;
  }

  /// As numbers are usually written: `10.0.0.1`, `2001:db8::1`.
  String text() {
    StringBuilder text = new StringBuilder();
    int parts = v6 ? 8 : 4;
    int size = v6 ? 16 : 8;
    for (int i = parts - 1; i >= 0; i--) {
      int part =
          value.shiftRight(i * size).and(BigInteger.valueOf((1L << size) - 1)).intValueExact();
      text.append(v6 ? Integer.toHexString(part) : Integer.toString(part));
      text.append(i == 0 ? "" : v6 ? ":" : ".");
    }
    return v6 ? shortened(text.toString()) : text.toString();
  }

  /// The longest run of zero groups as `::` (RFC 5952).
  private static String shortened(String full) {
    String best = "";
    for (int groups = 8; groups >= 2 && best.isEmpty(); groups--) {
      String run = String.join(":", Collections.nCopies(groups, "0"));
      if ((":" + full + ":").contains(":" + run + ":")) {
        best = run;
      }
    }
    if (best.isEmpty()) {
      return full;
    }
    String wrapped = ":" + full + ":";
    int at = wrapped.indexOf(":" + best + ":");
    String head = wrapped.substring(0, at);
    String tail = wrapped.substring(at + best.length() + 2);
    return (head.isEmpty() ? "" : head.substring(1))
        + "::"
        + (tail.isEmpty() ? "" : tail.substring(0, tail.length() - 1));
  }

  @Override
  public int compareTo(Literal other) {
    int family = Boolean.compare(v6, other.v6);
    return family != 0 ? family : value.compareTo(other.value);
  }
}
