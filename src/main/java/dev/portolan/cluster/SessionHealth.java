package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Where a session stands, by what its calls tell. Thread-safe; tells each change once.
final class SessionHealth {
  private final InstantSource clock;
  private final String server;
  private final Consumer<SessionState> changed;
  private SessionState state = new SessionState.Connecting();
  private long answers;

  SessionHealth(InstantSource clock, String server, Consumer<SessionState> changed) {
    this.clock = clock;
    this.server = server;
    this.changed = changed;
  }

  /// What may happen to a session.
  sealed interface Event {
    record Answered() implements Event {}

    /// The server does not answer, or cannot.
    record Lost(String why) implements Event {}

    /// The server does not accept the credentials, or either does not trust the other's
    /// certificate.
    record Refused(String why) implements Event {}

    record Ended() implements Event {}
  }

  /// Every way from one state to another. Only an answer leads to Live, only what was Live can be
  /// stale, and nothing leads back from Closed.
  static SessionState next(SessionState state, Event event, Instant now) {
    if (state instanceof SessionState.Closed closed) {
      return closed;
    }
    return switch (event) {
      case Event.Answered a -> new SessionState.Live();
      case Event.Refused r -> new SessionState.Failed(r.why());
      case Event.Ended e -> new SessionState.Closed();
      case Event.Lost l ->
          switch (state) {
            case SessionState.Live live -> new SessionState.Stale(now, l.why());
            case SessionState.Stale stale -> new SessionState.Stale(stale.since(), l.why());
            case SessionState.Connecting c -> new SessionState.Failed(l.why());
            case SessionState.Failed f -> new SessionState.Failed(l.why());
            case SessionState.Closed closed -> closed;
          };
    };
  }

  synchronized SessionState state() {
    return state;
  }

  /// How often the server has answered so far: a count, since clocks are set back at times.
  synchronized long answers() {
    return answers;
  }

  synchronized void answered() {
    answers++;
    happened(new Event.Answered());
  }

  /// A failed call says nothing when another one was answered after it began.
  ///
  /// @param before what `answers` said when the call began
  synchronized void trouble(long before, IOException why) {
    String line = Trouble.line(why, server);
    if (why instanceof ApiFailure f && f.code() == 401) {
      happened(new Event.Refused(line));
    } else if (answers == before) {
      happened(Trouble.mistrust(why) ? new Event.Refused(line) : new Event.Lost(line));
    }
  }

  synchronized void closed() {
    happened(new Event.Ended());
  }

  private void happened(Event event) {
    SessionState next = next(state, event, clock.instant());
    if (!next.equals(state)) {
      state = next;
      changed.accept(next);
    }
  }
}
