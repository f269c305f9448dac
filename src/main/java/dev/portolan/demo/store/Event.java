package dev.portolan.demo.store;

import org.jspecify.annotations.Nullable;

/// A change of one object; its revision is the object's.
///
/// @param before what it was until then, or null for a new one
public record Event(Type type, Stored object, @Nullable Stored before) {
  /// As watches name it.
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
