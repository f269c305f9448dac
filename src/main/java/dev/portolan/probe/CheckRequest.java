package dev.portolan.probe;

import java.time.Duration;

/// One question to the wire.
///
/// @param port the one port to try, or 0 for every TCP port that the target declares
/// @param timeLimit after it the check is ended, whatever the tool says; 1 s to 5 min
public record CheckRequest(
    CheckKind kind, ContainerRef from, Target to, int port, Duration timeLimit) {
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);
}
