package dev.portolan.probe.judge;

import dev.portolan.probe.Outcome;

/// How a check comes out, in words.
///
/// @param summary one sentence for a person
/// @param advice what to do next or to keep in mind, or empty
public record Verdict(Outcome outcome, String summary, String advice) {
  /// The same, with one more sentence of advice unless it is empty.
  public Verdict and(String more) {
    if (more.isEmpty()) {
      return this;
    }
    return new Verdict(outcome, summary, advice.isEmpty() ? more : advice + " " + more);
  }
}
