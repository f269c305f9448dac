package dev.portolan.demo.server;

import java.time.Duration;

/// Something that the API server is told to do wrong, at some point of an answer.
public sealed interface Fault {
  /// Where a fault strikes.
  enum Point {
    /// Any request, before it is looked at.
    REQUEST,
    /// The first page of a list.
    LIST,
    /// A later page.
    CONTINUE,
    /// A watch that is being opened.
    WATCH,
    /// A watch under way: it strikes with the next event or bookmark.
    EVENT
  }

  /// An answer that is a failure; 410 at an event is an error event. A wait is sent as Retry-After.
  record Status(int code, Duration retryAfter) implements Fault {}

  /// The connection is closed after exactly so many bytes of the body; from the next event on, when
  /// it strikes there.
  record Cut(int bytes) implements Fault {}

  /// An answer of status 200 that is no JSON.
  record Garbage() implements Fault {}

  /// So many bytes at a time, with a pause after each.
  record Trickle(int bytes, Duration pause) implements Fault {}
}
