package dev.portolan.policy.sets;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address as a number, in the order IPv4 before IPv6. Reading never asks a name
/// server.
record Ip(boolean six, long high, long low) implements Comparable<Ip> {
  static final Ip FIRST4 = new Ip(false, 0, 0);
  static final Ip LAST4 = new Ip(false, 0, 0xFFFF_FFFFL);
  static final Ip FIRST6 = new Ip(true, 0, 0);
  static final Ip LAST6 = new Ip(true, -1, -1);

  static Optional<Ip> parse(String text) {
    return Optional.ofNullable(text.indexOf(':') >= 0 ? v6(text) : v4(text, 0));
  }

  private static @Nullable Ip v4(String text, int start) {
    long value = v4Value(text, start);
    return value < 0 ? null : new Ip(false, 0, value);
  }

  /// The value of a dotted quad, or -1.
  private static long v4Value(String text, int start) {
    long value = 0;
    int parts = 0;
    int digits = 0;
    int part = 0;
    for (int i = start; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (digits == 0 || part > 255) {
          return -1;
        }
        value = value << 8 | part;
        parts++;
        digits = 0;
        part = 0;
      } else if (c >= '0' && c <= '9' && digits < 3) {
        part = part * 10 + (c - '0');
        digits++;
      } else {
        return -1;
      }
    }
    return parts == 4 ? value : -1;
  }

  private static @Nullable Ip v6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    String head = gap < 0 ? text : text.substring(0, gap);
    String tail = gap < 0 ? "" : text.substring(gap + 2);
    int[] groups = new int[8];
    int front = groups(head, groups, 0);
    if (front < 0) {
      return null;
    }
    int[] end = new int[8];
    int back = groups(tail, end, 0);
    if (back < 0 || (gap < 0 ? front != 8 : front + back > 7)) {
      return null;
    }
    System.arraycopy(end, 0, groups, 8 - back, back);
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new Ip(true, high, low);
  }

  /// Reads groups into an array; returns how many, or -1.
  private static int groups(String text, int[] into, int start) {
    int count = start;
    if (text.isEmpty()) {
      return count;
    }
    for (String group : text.split(":", -1)) {
      if (group.indexOf('.') >= 0) {
        long value = v4Value(group, 0);
        if (value < 0 || count > 6) {
          return -1;
        }
        into[count++] = (int) (value >> 16);
        into[count++] = (int) (value & 0xFFFF);
      } else {
        int value = hex(group);
        if (value < 0 || count > 7) {
          return -1;
        }
        into[count++] = value;
      }
    }
    return count;
  }

  private static int hex(String group) {
    if (group.isEmpty() || group.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < group.length(); i++) {
      int digit = Character.digit(group.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  @Override
  public int compareTo(Ip other) {
    if (six != other.six) {
      return six ? 1 : -1;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /// The address after this one; not asked of the last.
  Ip next() {
    return new Ip(six, low == -1 ? high + 1 : high, low + 1);
  }

  Ip previous() {
    return new Ip(six, low == 0 ? high - 1 : high, low - 1);
  }

  boolean isLast() {
    return equals(six ? LAST6 : LAST4);
  }

  @Override
  public String toString() {
    if (!six) {
      return (low >> 24 & 255)
          + "."
          + (low >> 16 & 255)
          + "."
          + (low >> 8 & 255)
          + "."
          + (low & 255);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      long half = i < 4 ? high : low;
      text.append(i == 0 ? "" : ":").append(Long.toHexString(half >> (48 - i % 4 * 16) & 0xFFFF));
    }
    return text.toString();
  }
}
