package dev.portolan.policy.sets;

import java.util.List;
import java.util.Map;

/// Everything that the engine knows of one snapshot; never changed once made.
///
/// @param terms the terms of all policies
/// @param pods every pod of the snapshot
record World(
    Matcher matcher,
    Members members,
    Policies policies,
    TermTable terms,
    Classes classes,
    Sides sides,
    Ledger pods) {
  /// The same policies and classes over other pods, each of a class that is known.
  World with(Ledger others) {
    return new World(matcher, members, policies, terms, classes, sides, others);
  }

  /// The sides of every class.
  ///
  /// @param known what was worked out, by what is said
  /// @param egress each class's own side, by the class's number; `ingress` likewise
  record Sides(Map<Say, Side> known, List<Side> egress, List<Side> ingress) {}
}
