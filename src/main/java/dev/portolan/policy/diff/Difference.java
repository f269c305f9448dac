package dev.portolan.policy.diff;

import dev.portolan.policy.Reachability;
import dev.portolan.policy.subject.Group;
import java.util.List;

/// The difference between two sets of predictions, pair of workloads by pair of workloads, the
/// world outside included.
///
/// @param changes in the order of the sources, then of the targets
/// @param added workloads that are there only after
/// @param removed workloads that are there only before
public record Difference(List<Change> changes, List<Group> added, List<Group> removed) {
  public Difference {
    changes = List.copyOf(changes);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /// Compares; what the change cannot concern is not looked at.
  public static Difference between(Reachability before, Reachability after) {
    return new DifferenceWalk(before, after).difference();
  }

  public boolean gains() {
    return changes.stream().anyMatch(c -> !c.shift().gained().isEmpty());
  }

  public boolean loses() {
    return changes.stream().anyMatch(c -> !c.shift().lost().isEmpty());
  }

  /// True when something can no longer be told.
  public boolean blurs() {
    return changes.stream().anyMatch(c -> !c.shift().unclear().isEmpty());
  }
}
