package dev.portolan.sweep;

import dev.portolan.checkset.Transport;
import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.Outcome;

/// How what was observed stands to what was predicted, the most telling first.
public enum Standing {
  /// The policies deny it, and it got through.
  OPEN("denied, but it answered"),
  /// The policies allow it, and it did not get through.
  SHUT("allowed, but no answer"),
  /// The prober failed: nothing is known of the path.
  UNKNOWN("could not be asked"),
  /// Nothing certain was predicted.
  UNPREDICTED("not predicted"),
  AGREES("as predicted");

  private final String text;

  Standing(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// True where prediction and truth disagree.
  public boolean differs() {
    return this == OPEN || this == SHUT;
  }

  /// A refusal is an answer of the target's own host, or of what rejects for it: it goes with a
  /// denial, and not with an allowance. Pings say nothing about policies.
  static Standing of(Knock knock, State predicted, Outcome outcome) {
    if (!outcome.aboutThePath()) {
      return UNKNOWN;
    }
    boolean silent = knock.kind() == Transport.ICMP || outcome == Outcome.SENT;
    if (silent || predicted == State.UNDECIDED || predicted == State.NOT_APPLICABLE) {
      return UNPREDICTED;
    }
    boolean through = outcome == Outcome.ANSWERED;
    boolean allowed = predicted == State.ALLOWED;
    if (through == allowed) {
      return AGREES;
    }
    return through ? OPEN : SHUT;
  }
}
