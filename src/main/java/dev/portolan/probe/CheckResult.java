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

  /// The findings of one kind.
  public <T extends Finding> List<T> findings(Class<T> kind) {
    return Finding.only(kind, findings);
  }

  /// True when a debug container beside the caller's would get further: the container lacks the
  /// tool, or the right to use it. What the server refuses to run at all, it refuses there, too.
  public boolean debugHelps() {
    boolean lacking =
        outcome == Outcome.TOOL_MISSING
            || (outcome == Outcome.NOT_PERMITTED && !findings.isEmpty());
    return lacking && vantage.way() == Vantage.Way.EXEC;
  }

  /// What ran, when, for how long, and what it printed.
  public record Transcript(
      List<List<String>> commands, String output, Instant started, Duration took) {
    public Transcript {
      commands = List.copyOf(commands);
    }
  }
}
