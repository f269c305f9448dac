package dev.portolan.sweep;

import dev.portolan.policy.Verdict.State;

/// What the policies say of one check, before it is asked.
///
/// @param because the reasons that decide, in one line
/// @param rejects true where the network plugin refuses what is denied, and does not drop it
public record Predicted(State state, String because, boolean rejects) {
  /// Nothing is predicted.
  public static final Predicted NOTHING = new Predicted(State.UNDECIDED, "", false);

  /// True when a refusal would be the policies' own answer.
  boolean refuses() {
    return rejects && state == State.DENIED;
  }
}
