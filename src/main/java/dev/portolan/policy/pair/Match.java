package dev.portolan.policy.pair;

/// Whether a rule, or a part of one, matches: yes, no, or it cannot be told.
///
/// @param why why it cannot be told; empty otherwise
record Match(Answer answer, String why) {
  static final Match YES = new Match(Answer.YES, "");
  static final Match NO = new Match(Answer.NO, "");

  /// The three answers.
  enum Answer {
    YES,
    NO,
    UNCLEAR
  }

  static Match of(boolean matches) {
    return matches ? YES : NO;
  }

  static Match unclear(String why) {
    return new Match(Answer.UNCLEAR, why);
  }

  boolean yes() {
    return answer == Answer.YES;
  }

  boolean no() {
    return answer == Answer.NO;
  }

  /// Both must match: one that does not settles it.
  Match and(Match other) {
    if (no() || other.no()) {
      return NO;
    }
    return yes() ? other : this;
  }

  /// One must match: one that does settles it.
  Match or(Match other) {
    if (yes() || other.yes()) {
      return YES;
    }
    return no() ? other : this;
  }
}
