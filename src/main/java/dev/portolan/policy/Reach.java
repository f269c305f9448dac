package dev.portolan.policy;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Verdict.State;

/// What the policies say of every port between two parties: some are allowed, of some it cannot be
/// told, the rest is denied.
///
/// @param undecided disjoint from `allowed`
public record Reach(Connections allowed, Connections undecided) {
  public static final Reach ALLOWED = new Reach(Connections.ALL, Connections.NONE);
  public static final Reach DENIED = new Reach(Connections.NONE, Connections.NONE);
  public static final Reach UNDECIDED = new Reach(Connections.NONE, Connections.ALL);

  public State state(Protocol protocol, int port) {
    if (allowed.contains(protocol, port)) {
      return State.ALLOWED;
    }
    return undecided.contains(protocol, port) ? State.UNDECIDED : State.DENIED;
  }

  /// What is left when both must allow: denied by either is denied.
  public Reach and(Reach other) {
    if (equals(ALLOWED) || other.equals(DENIED)) {
      return other;
    }
    if (other.equals(ALLOWED) || equals(DENIED)) {
      return this;
    }
    Connections both = allowed.intersect(other.allowed);
    Connections possible = allowed.union(undecided).intersect(other.allowed.union(other.undecided));
    return new Reach(both, possible.minus(both));
  }

  /// The same where something that is not known may allow everything.
  public Reach orUnknown() {
    return new Reach(allowed, Connections.ALL.minus(allowed));
  }

  public Connections denied() {
    return Connections.ALL.minus(allowed).minus(undecided);
  }
}
