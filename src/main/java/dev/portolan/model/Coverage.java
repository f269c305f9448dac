package dev.portolan.model;

/// How much of a kind the snapshot holds. "Not allowed to see" is never the same as "there is
/// none".
public sealed interface Coverage {
  /// Everything was listed and is being watched.
  record Complete() implements Coverage {}

  /// The first list is still coming; `received` objects so far.
  record Syncing(int received) implements Coverage {}

  /// The server answered 403; `message` is its own.
  record Forbidden(String message) implements Coverage {}

  /// Something else went wrong; `message` says what. What was read before stays in the snapshot.
  record Failed(String message) implements Coverage {}

  /// True when the snapshot's silence about an object of this kind means that there is none.
  default boolean complete() {
    return this instanceof Complete;
  }
}
