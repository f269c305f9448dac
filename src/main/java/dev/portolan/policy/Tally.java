package dev.portolan.policy;

/// How many ordered pairs of pods there are, and how far they may reach each other. A pod with
/// itself is no pair; a pod under several addresses counts under each.
///
/// @param open every port is allowed
/// @param limited some ports are
/// @param undecided none is allowed, of some it cannot be told
/// @param denied no port is allowed
public record Tally(long open, long limited, long undecided, long denied) {
  public long pairs() {
    return open + limited + undecided + denied;
  }
}
