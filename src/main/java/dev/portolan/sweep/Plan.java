package dev.portolan.sweep;

import java.util.List;

/// What a sweep would ask, in the order of asking, and what that costs.
///
/// @param generation of the snapshot that it was made of
/// @param notes what was left out, and why; a sentence each
public record Plan(long generation, List<Pair> pairs, Estimate estimate, List<String> notes) {
  public Plan {
    pairs = List.copyOf(pairs);
    notes = List.copyOf(notes);
  }
}
