package dev.portolan.model;

import java.util.OptionalInt;

/// The number of a port, where one is typed.
public final class PortNumber {
  /// What is said of any other number.
  public static final String RULE = "A port is a number from 1 to 65535.";

  private static final int LAST = 65_535;

  private PortNumber() {}

  public static boolean valid(int number) {
    return number >= 1 && number <= LAST;
  }

  /// The port that the digits spell; empty for what is none.
  public static OptionalInt parse(String typed) {
    if (!typed.matches("[0-9]{1,9}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(typed);
    return valid(number) ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
