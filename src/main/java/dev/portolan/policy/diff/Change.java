package dev.portolan.policy.diff;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.subject.Group;

/// What changes between two groups, with one connection of it explained before and after.
///
/// @param shift for at least one pair of their pods
public record Change(Group from, Group to, Shift shift, Sample sample) {
  /// One connection that changes: what was, and is, said of it.
  public record Sample(Protocol protocol, int port, Verdict before, Verdict after) {}
}
