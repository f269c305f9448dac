package dev.portolan.policy;

import dev.portolan.policy.Verdict.State;

/// What the policies say between two groups of parties, such as two workloads or two namespaces.
///
/// @param every what each pair is allowed
/// @param some what at least one pair is allowed; never less than `every`
/// @param undecided of what it cannot be told for at least one pair
/// @param pairs how many pairs count: a pod never counts with itself, nor one that neither sends
///   nor receives
public record Spread(Connections every, Connections some, Connections undecided, long pairs) {
  /// Of no pairs at all.
  public static final Spread NOTHING =
      new Spread(Connections.ALL, Connections.NONE, Connections.NONE, 0);

  public static Spread of(Reach reach) {
    return new Spread(reach.allowed(), reach.allowed(), reach.undecided(), 1);
  }

  public Spread and(Spread other) {
    return new Spread(
        every.intersect(other.every),
        some.union(other.some),
        undecided.union(other.undecided),
        pairs + other.pairs);
  }

  /// True when the pairs agree on every port.
  public boolean uniform() {
    return every.equals(some) && undecided.minus(some).equals(undecided);
  }

  /// One word for a cell or an edge: Allowed when anything is, Undecided when only that may be.
  public State state() {
    if (pairs == 0) {
      return State.NOT_APPLICABLE;
    }
    if (!some.isEmpty()) {
      return State.ALLOWED;
    }
    return undecided.isEmpty() ? State.DENIED : State.UNDECIDED;
  }
}
