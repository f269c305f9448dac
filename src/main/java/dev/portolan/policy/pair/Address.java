package dev.portolan.policy.pair;

import java.util.Optional;

/// An IPv4 or IPv6 address as a number: 128 bits, of which IPv4 uses the highest 32. Reading never
/// asks a name server.
///
/// @param v6 the family; an IPv4 address written as `::ffff:10.0.0.1` is of IPv6
record Address(boolean v6, long high, long low) {
  /// How many bits an address of the family has.
  int width() {
    return v6 ? 128 : 32;
  }

  /// The address, or empty for text that is none.
  static Optional<Address> parse(String text) {
    return text.contains(":") ? v6(text) : v4(text).map(n -> new Address(false, n << 32, 0));
  }

  /// True when the first `bits` bits of both are equal.
  boolean sharesPrefix(Address other, int bits) {
    long highMask = bits == 0 ? 0 : -1L << (64 - Math.min(bits, 64));
    long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
    return v6 == other.v6
        && ((high ^ other.high) & highMask) == 0
        && ((low ^ other.low) & lowMask) == 0;
  }

  /// Four decimal numbers as one; a leading zero changes nothing, as in the API.
  private static Optional<Long> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long number = 0;
    for (String part : parts) {
      int octet = digits(part, 3, 10);
      if (octet < 0 || octet > 255) {
        return Optional.empty();
      }
      number = number << 8 | octet;
    }
    return Optional.of(number);
  }

  private static Optional<Address> v6(String text) {
    String full = spelledOut(text);
    int gap = full.indexOf("::");
    if (gap != full.lastIndexOf("::") || full.contains(":::")) {
      return Optional.empty();
    }
    String[] head = groups(gap < 0 ? full : full.substring(0, gap));
    String[] tail = groups(gap < 0 ? "" : full.substring(gap + 2));
    int missing = 8 - head.length - tail.length;
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    long[] halves = new long[2];
    for (int i = 0; i < 8; i++) {
      int inTail = i - head.length - missing;
      int group = i < head.length ? group(head[i]) : inTail < 0 ? 0 : group(tail[inTail]);
      if (group < 0) {
        return Optional.empty();
      }
      halves[i / 4] = halves[i / 4] << 16 | group;
    }
    return Optional.of(new Address(true, halves[0], halves[1]));
  }

  /// Replaces an IPv4 address at the end by two groups of four hexadecimal digits.
  private static String spelledOut(String text) {
    int last = text.lastIndexOf(':') + 1;
    if (text.indexOf('.') < 0) {
      return text;
    }
    return v4(text.substring(last))
        .map(
            n ->
                text.substring(0, last)
                    + Long.toHexString(n >> 16)
                    + ":"
                    + Long.toHexString(n & 0xFFFF))
        .orElse(":::");
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static int group(String text) {
    return digits(text, 4, 16);
  }

  /// The number that one to `most` digits write, or -1.
  private static int digits(String text, int most, int radix) {
    if (text.isEmpty() || text.length() > most) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
