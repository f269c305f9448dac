package dev.portolan.export;

import dev.portolan.policy.Spread;

/// One word for all ports of a pair of groups.
public final class PairState {
  private PairState() {}

  /// `allowed` when every pair is allowed every port, `denied` when none is allowed any,
  /// `undecided` when nothing is sure to be allowed but something may be, `partly` between, `not
  /// applicable` without pairs.
  public static String of(Spread spread) {
    if (spread.pairs() == 0) {
      return "not applicable";
    }
    if (spread.every().isAll()) {
      return "allowed";
    }
    if (!spread.some().isEmpty()) {
      return "partly";
    }
    return spread.undecided().isEmpty() ? "denied" : "undecided";
  }
}
