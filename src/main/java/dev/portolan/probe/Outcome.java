package dev.portolan.probe;

/// How the wire answered. "The prober failed" is never "the path is closed": the last four say
/// nothing of the path.
public enum Outcome {
  ANSWERED("answered"),
  /// UDP alone: it went out, and nothing came back, neither an answer nor a refusal.
  SENT("sent, no answer"),
  REFUSED("refused"),
  TIMED_OUT("timed out"),
  UNREACHABLE("unreachable"),
  UNRESOLVED("name not resolved"),
  TOOL_MISSING("tool missing"),
  NOT_PERMITTED("not permitted"),
  CANCELLED("cancelled"),
  FAILED("failed");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// True when the outcome is the path's answer, good or bad, rather than the prober's trouble.
  public boolean aboutThePath() {
    return switch (this) {
      case ANSWERED, SENT, REFUSED, TIMED_OUT, UNREACHABLE, UNRESOLVED -> true;
      case TOOL_MISSING, NOT_PERMITTED, CANCELLED, FAILED -> false;
    };
  }
}
