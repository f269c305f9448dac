package dev.portolan.history;

import dev.portolan.probe.Millis;

/// One thing that a result tells: what it is of, such as `rtt average`, and its value for a person.
///
/// @param subject the address or hop that it is told of, or empty
/// @param millis the value where it is a time, else negative
public record Fact(String subject, String label, String value, double millis) {
  static Fact of(String subject, String label, Object value) {
    return new Fact(subject, label, String.valueOf(value), -1);
  }

  static Fact time(String subject, String label, double millis) {
    return new Fact(subject, label, Millis.text(millis), millis);
  }
}
