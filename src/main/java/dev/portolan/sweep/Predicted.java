package dev.portolan.sweep;

import dev.portolan.policy.Verdict.State;

/// What the policies say of one check, before it is asked.
///
/// @param because the reasons that decide, in one line
public record Predicted(State state, String because) {
  /// Nothing is predicted.
  public static final Predicted NOTHING = new Predicted(State.UNDECIDED, "");
}
