package dev.portolan.cluster;

import java.time.Instant;

/// Where a session stands.
public sealed interface SessionState {
  /// Nothing was heard from the server yet.
  record Connecting() implements SessionState {}

  /// The server answers.
  record Live() implements SessionState {}

  /// The server answered before and does not now; the last snapshot stays. It is tried again by
  /// itself.
  record Stale(Instant since, String why) implements SessionState {}

  /// The session cannot go on as it is: 401, a bad certificate, no such host. It is tried again by
  /// itself.
  record Failed(String why) implements SessionState {}

  record Closed() implements SessionState {}
}
