package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import org.jspecify.annotations.Nullable;

/// What is predicted from the policies of the open context.
///
/// @param current of the newest snapshot that has been judged, which may be a little older than the
///   open one; null before the first
public record Predictions(@Nullable Reachability current) {
  public static final Predictions NONE = new Predictions(null);

  /// The generation of the snapshot that was judged, or 0 before the first.
  public long generation() {
    return current == null ? 0 : current.snapshot().generation();
  }

  Predictions with(@Nullable Reachability newCurrent) {
    return new Predictions(newCurrent);
  }
}
