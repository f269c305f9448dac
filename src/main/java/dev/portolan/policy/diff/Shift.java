package dev.portolan.policy.diff;

import dev.portolan.policy.Connections;
import dev.portolan.policy.Reach;

/// What becomes of the connections between two parties or groups: definite gains and losses, and
/// what can no longer, or now can, be told.
///
/// @param gained denied before, allowed after
/// @param lost allowed before, denied after
/// @param unclear undecided after, but not before
/// @param cleared undecided before, but not after
public record Shift(
    Connections gained, Connections lost, Connections unclear, Connections cleared) {
  public static final Shift NONE =
      new Shift(Connections.NONE, Connections.NONE, Connections.NONE, Connections.NONE);

  static Shift between(Reach before, Reach after) {
    return before.equals(after)
        ? NONE
        : new Shift(
            after.allowed().intersect(before.denied()),
            before.allowed().intersect(after.denied()),
            after.undecided().minus(before.undecided()),
            before.undecided().minus(after.undecided()));
  }

  public boolean isEmpty() {
    return gained.isEmpty() && lost.isEmpty() && unclear.isEmpty() && cleared.isEmpty();
  }

  Shift and(Shift other) {
    if (other.isEmpty()) {
      return this;
    }
    return new Shift(
        gained.union(other.gained),
        lost.union(other.lost),
        unclear.union(other.unclear),
        cleared.union(other.cleared));
  }
}
