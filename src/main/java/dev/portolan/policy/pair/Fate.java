package dev.portolan.policy.pair;

import dev.portolan.policy.Verdict.Reason;
import org.jspecify.annotations.Nullable;

/// One way in which a policy or a tier may treat a connection. Several are possible where a rule
/// cannot be judged.
///
/// @param sure false for one that depends on what cannot be told
/// @param reason null for going on without a reason
record Fate(Outcome outcome, boolean sure, @Nullable Reason reason) {
  static final Fate GOES_ON = new Fate(Outcome.NEXT, true, null);

  /// What becomes of the connection.
  enum Outcome {
    ALLOW,
    DENY,
    /// The rest of the tier is skipped.
    PASS,
    /// Nothing matched: the next policy is asked.
    NEXT
  }

  /// True when no later tier is asked.
  boolean ends() {
    return outcome == Outcome.ALLOW || outcome == Outcome.DENY;
  }
}
