package dev.portolan.policy.subject;

import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the policies say to one question: the whole, and each part of it.
///
/// @param findings each pair and port that was judged; the first `MOST_FINDINGS` of many
/// @param judged how many there were
/// @param spread every port of all pairs together, where the target is no service; else null
public record Answer(
    Verdict verdict, List<Finding> findings, long judged, @Nullable Spread spread) {
  public static final int MOST_FINDINGS = 500;

  public Answer {
    findings = List.copyOf(findings);
  }

  /// One pair and one port of it.
  ///
  /// @param port such as `TCP 8080`, `ping` or `every port`
  public record Finding(String from, String to, String port, Verdict verdict) {}
}
