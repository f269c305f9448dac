package dev.portolan.sweep;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.probe.Outcome;

/// How what was observed stands to what was predicted, the most telling first.
public enum Standing {
  /// The policies deny it, and it got through.
  OPEN("denied, yet let through"),
  /// The policies allow it, and it did not get through.
  SHUT("allowed, yet closed"),
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

  /// As single checks are judged, and apart from them what could not be asked.
  static Standing of(Knock knock, Predicted predicted, Outcome outcome) {
    if (!outcome.aboutThePath()) {
      return UNKNOWN;
    }
    return switch (Agreement.Standing.of(
        predicted.state(), knock.question().kind(), outcome, predicted.rejects())) {
      case OPEN_THOUGH_DENIED -> OPEN;
      case CLOSED_THOUGH_ALLOWED -> SHUT;
      case UNDECIDED, SAYS_NOTHING -> UNPREDICTED;
      case AGREE -> AGREES;
    };
  }
}
