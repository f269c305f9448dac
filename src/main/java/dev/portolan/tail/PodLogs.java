package dev.portolan.tail;

import dev.portolan.probe.ContainerRef;
import java.time.Instant;

/// The port through which logs are read; `cluster` implements it over the API's pods/log.
public interface PodLogs {
  /// How to read a log.
  ///
  /// @param tail how many of the newest lines to begin with
  /// @param follow whether to wait for more; without, the reading ends with the log
  /// @param earlier true for what the container said before it was restarted, which has an end
  record Wish(int tail, boolean follow, boolean earlier) {
    public Wish {
      follow = follow && !earlier;
    }

    public Wish(int tail, boolean follow) {
      this(tail, follow, false);
    }
  }

  /// Begins to read and returns at once. The listener is called from one other thread.
  Reading read(ContainerRef container, Wish wish, Listener listener);

  /// A log being read.
  interface Reading {
    /// Ends it; the listener may hear a last line, and then nothing. Safe to call twice.
    void stop();
  }

  /// Hears a log. A listener that takes its time holds up the log.
  interface Listener {
    /// One line, cleaned of escape sequences and bounded in length.
    void line(Instant time, String text);

    /// How it stands, whenever that changes.
    void state(State state);
  }

  /// How the reading of a log stands.
  sealed interface State {
    /// Lines come as they are written.
    record Following() implements State {}

    /// The connection or the container is gone for now; it is tried again.
    record Waiting(String why) implements State {}

    /// Nothing comes any more.
    record Ended(String why) implements State {}
  }
}
