package dev.portolan.cli;

import java.math.BigDecimal;

/// Numbers that were typed, held against what an option takes.
final class Numbers {
  /// For an option that takes any number from its least on.
  static final double ANY = Double.POSITIVE_INFINITY;

  private Numbers() {}

  /// Ends with one line when the value is out of bounds, or is no number at all.
  static void check(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw CommandFailure.usage(
          option
              + " takes a number from "
              + text(least)
              + (most == ANY ? " on" : " to " + text(most)));
    }
  }

  private static String text(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
