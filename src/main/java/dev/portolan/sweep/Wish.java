package dev.portolan.sweep;

import dev.portolan.checkset.Expect;
import dev.portolan.probe.Outcome;

/// What a check set expects of one pair.
///
/// @param check its place in the set
/// @param name what the set calls it
public record Wish(int check, String name, Expect expect) {
  boolean met(Outcome outcome, Predicted predicted) {
    return expect.meets(outcome, predicted.refuses());
  }
}
