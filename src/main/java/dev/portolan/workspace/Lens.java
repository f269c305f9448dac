package dev.portolan.workspace;

import dev.portolan.diagram.Ties;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Set;

/// One policy, looked at: what it selects, what its rules' peers match, what it changes.
///
/// @param pods how many pods it selects
/// @param selected those, as boxes of the chart: a workload stands for its pods, a namespace for
///   its workloads, when all of them are meant
/// @param changes from the policies without it to those with it
/// @param lines the changes as lines on the chart
public record Lens(
    ObjectRef policy,
    int pods,
    Set<ObjectRef> selected,
    List<RulePeers> rules,
    Changes changes,
    List<Ties> lines) {
  public Lens {
    lines = List.copyOf(lines);
    selected = Set.copyOf(selected);
    rules = List.copyOf(rules);
  }

  /// What the peers of one rule match.
  ///
  /// @param rule its index in that direction
  /// @param what the peers in words, where they match more than pods
  public record RulePeers(
      Direction direction, int rule, int pods, Set<ObjectRef> boxes, String what) {
    public RulePeers {
      boxes = Set.copyOf(boxes);
    }
  }
}
