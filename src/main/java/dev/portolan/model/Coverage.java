package dev.portolan.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much of a kind the snapshot holds. "Not allowed to see" is never the same as "there is
/// none".
public sealed interface Coverage {
  /// Everything was listed and is being watched.
  record Complete() implements Coverage {}

  /// The first list is still coming.
  ///
  /// @param received objects so far
  /// @param expected how many there will be, as far as the server says; 0 where it does not
  record Syncing(int received, int expected) implements Coverage {
    public Syncing(int received) {
      this(received, 0);
    }
  }

  /// The server answered 403; `message` is its own.
  record Forbidden(String message) implements Coverage {}

  /// Something else went wrong; `message` says what. What was read before stays in the snapshot.
  record Failed(String message) implements Coverage {}

  /// The kind is read in these namespaces only, by choice or because no more is allowed; nothing is
  /// known of the others.
  ///
  /// @param namespaces how each stands; none of them `Scoped` itself
  record Scoped(SortedMap<String, Coverage> namespaces) implements Coverage {
    public Scoped {
      namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
    }
  }

  /// True when the snapshot's silence about an object of this kind means that there is none.
  default boolean complete() {
    return this instanceof Complete;
  }

  /// How it stands in one namespace.
  default Coverage in(String namespace) {
    return this instanceof Scoped s
        ? s.namespaces.getOrDefault(namespace, new Forbidden("not read in this namespace"))
        : this;
  }

  /// True when some of it is there, or may be, and cannot be seen.
  default boolean hidden() {
    return this instanceof Forbidden
        || this instanceof Failed
        || (this instanceof Scoped s && s.namespaces.values().stream().anyMatch(Coverage::hidden));
  }

  /// True while a first list of it still comes, in any namespace.
  default boolean syncing() {
    return this instanceof Syncing
        || (this instanceof Scoped s
            && s.namespaces.values().stream().anyMatch(Syncing.class::isInstance));
  }
}
