package dev.portolan.topology;

/// How a thing on the map is, from well to worse; the last says nothing.
public enum Condition {
  GOOD,
  /// Some of it is not ready, or it is on its way.
  WARN,
  /// It does not work.
  BAD,
  /// It has ended, or nothing is known.
  IDLE;

  /// The worse of two; IDLE gives way to anything.
  Condition worse(Condition other) {
    if (this == IDLE) {
      return other;
    }
    return other == IDLE || compareTo(other) >= 0 ? this : other;
  }
}
