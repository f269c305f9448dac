package dev.portolan.ui.table;

import java.util.Comparator;

/// The order in which people count: `web-2` before `web-10`, `10.0.0.9` before `10.0.0.10`. Case
/// does not matter, empty texts come last.
enum NaturalOrder implements Comparator<String> {
  TEXTS;

  @Override
  public int compare(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = number(a, i);
      int endB = number(b, j);
      int order;
      if (endA > i && endB > j) {
        order = numbers(a, i, endA, b, j, endB);
        i = endA;
        j = endB;
      } else {
        order = Character.toLowerCase(a.charAt(i++)) - Character.toLowerCase(b.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest == 0 ? a.compareTo(b) : rest;
  }

  /// Where the digits that begin here end.
  private static int number(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /// However many digits: leading zeros aside, the longer number is the greater.
  private static int numbers(String a, int fromA, int endA, String b, int fromB, int endB) {
    int i = skipZeros(a, fromA, endA);
    int j = skipZeros(b, fromB, endB);
    int order = Integer.compare(endA - i, endB - j);
    while (order == 0 && i < endA) {
      order = Character.compare(a.charAt(i++), b.charAt(j++));
    }
    return order;
  }

  private static int skipZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }
}
