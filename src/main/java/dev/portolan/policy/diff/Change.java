package dev.portolan.policy.diff;

import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.subject.Group;
import java.util.List;

/// What changes between two groups, with a connection of each sort of change explained before and
/// after.
///
/// @param shift for at least one pair of their pods
/// @param samples never empty; gained first, then lost, unclear, cleared
public record Change(Group from, Group to, Shift shift, List<Sample> samples) {
  public Change {
    samples = List.copyOf(samples);
  }

  /// One connection that changes: what was, and is, said of it.
  public record Sample(Protocol protocol, int port, Verdict before, Verdict after) {}

  /// The one connection that says most.
  public Sample sample() {
    return samples.getFirst();
  }

  /// A connection of one sort of change, such as `shift().lost()`.
  public Sample sample(Connections sort) {
    return samples.stream()
        .filter(s -> sort.contains(s.protocol(), s.port()))
        .findFirst()
        .orElseGet(this::sample);
  }
}
