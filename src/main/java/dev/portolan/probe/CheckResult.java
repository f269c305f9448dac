package dev.portolan.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The answer to a `CheckRequest`.
///
/// @param outcome the worst of the findings', or why there are none
/// @param summary one sentence for a person
/// @param advice what to do next, or what to keep in mind (a ClusterIP does not answer ping); may
///   be empty
public record CheckResult(
    CheckRequest request,
    Outcome outcome,
    String summary,
    String advice,
    List<Finding> findings,
    Transcript transcript,
    Vantage vantage) {
  public CheckResult {
    findings = List.copyOf(findings);
  }

  /// A result of which no more is known than the container that was asked from.
  public CheckResult(
      CheckRequest request,
      Outcome outcome,
      String summary,
      String advice,
      List<Finding> findings,
      Transcript transcript) {
    this(request, outcome, summary, advice, findings, transcript, Vantage.of(request.from()));
  }

  /// What ran, when, for how long, and what it printed.
  public record Transcript(
      List<List<String>> commands, String output, Instant started, Duration took) {
    public Transcript {
      commands = List.copyOf(commands);
    }
  }
}
