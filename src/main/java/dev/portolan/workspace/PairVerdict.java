package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict;
import java.util.List;

/// What the policies say between two objects, port by port.
///
/// @param pairs how many pairs of pods it speaks of
/// @param spread every port of all pairs together
/// @param note why not every pod of the target is met, or empty
public record PairVerdict(
    ObjectRef from, ObjectRef to, Spread spread, List<PortVerdict> ports, long pairs, String note) {
  public PairVerdict {
    ports = List.copyOf(ports);
  }

  /// What is said of one port.
  ///
  /// @param name such as `TCP 5432 (postgres)`, or `every other port`
  /// @param verdict of one pair of pods that stands for the others; undecided where they differ
  public record PortVerdict(Protocol protocol, int port, String name, Verdict verdict) {}
}
