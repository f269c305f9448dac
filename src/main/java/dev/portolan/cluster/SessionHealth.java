package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Derives a session's state from what its calls tell. Thread-safe; tells each change once.
final class SessionHealth {
  private final InstantSource clock;
  private final String server;
  private final Consumer<SessionState> changed;
  private SessionState state = new SessionState.Connecting();
  private Instant lastAnswer = Instant.MIN;

  SessionHealth(InstantSource clock, String server, Consumer<SessionState> changed) {
    this.clock = clock;
    this.server = server;
    this.changed = changed;
  }

  synchronized SessionState state() {
    return state;
  }

  synchronized void answered() {
    lastAnswer = clock.instant();
    move(new SessionState.Live());
  }

  /// A failed call says nothing when another one was answered after it began.
  synchronized void trouble(Instant began, IOException why) {
    String line = Trouble.line(why, server);
    if (why instanceof ApiFailure f && f.code() == 401) {
      move(new SessionState.Failed(line));
    } else if (lastAnswer.equals(Instant.MIN)) {
      move(new SessionState.Failed(line));
    } else if (!lastAnswer.isAfter(began) && !(state instanceof SessionState.Failed)) {
      Instant since = state instanceof SessionState.Stale s ? s.since() : clock.instant();
      move(new SessionState.Stale(since, line));
    }
  }

  synchronized void closed() {
    move(new SessionState.Closed());
  }

  private void move(SessionState next) {
    if (state instanceof SessionState.Closed || state.equals(next)) {
      return;
    }
    state = next;
    changed.accept(next);
  }
}
