package dev.portolan.sweep;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import org.jspecify.annotations.Nullable;

/// One check of a sweep.
///
/// @param id its place in the plan
/// @param knock what is sent
/// @param wish what somebody expects of it, or null where only predictions say
public record Pair(
    int id, ContainerRef from, Target to, Knock knock, Predicted predicted, @Nullable Wish wish) {
  /// Such as `shop/web-0 → shop/db, TCP 5432`.
  public String label() {
    return from.podRef().path() + " → " + to.label() + ", " + knock;
  }
}
