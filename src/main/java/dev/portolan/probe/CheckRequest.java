package dev.portolan.probe;

import java.time.Duration;

/// One question to the wire: what, from where, to what.
///
/// @param timeLimit after it the check is ended, whatever the tool says; 1 s to 5 min
/// @param every after how long it is asked again, until it is stopped; zero for once
public record CheckRequest(
    Question question, ContainerRef from, Target to, Duration timeLimit, Duration every) {
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

  /// A question that is asked once.
  public CheckRequest(Question question, ContainerRef from, Target to, Duration timeLimit) {
    this(question, from, to, timeLimit, Duration.ZERO);
  }

  /// A question without options.
  ///
  /// @param port the one port to try, or 0 for every one that the target declares
  public CheckRequest(CheckKind kind, ContainerRef from, Target to, int port, Duration timeLimit) {
    this(Question.of(kind, port), from, to, timeLimit);
  }

  /// The same, asked again and again; once when the time is zero.
  public CheckRequest repeated(Duration newEvery) {
    return new CheckRequest(question, from, to, timeLimit, newEvery);
  }

  public CheckKind kind() {
    return question.kind();
  }

  /// The port that is meant, or 0.
  public int port() {
    return question.port();
  }
}
