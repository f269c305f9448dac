package dev.portolan.workspace;

import dev.portolan.kubeconfig.KubeContext;
import org.jspecify.annotations.Nullable;

/// Something that the user wants of the tabs and windows. Each tab has a workspace of its own,
/// which knows nothing of the others.
public sealed interface DeskStep {
  /// Where a new tab comes to be.
  enum Place {
    TAB,
    WINDOW
  }

  /// Opens another tab, in this window or in one of its own.
  ///
  /// @param context opened in it, or null for one that is yet to be chosen
  record Open(@Nullable KubeContext context, Place place) implements DeskStep {}

  /// Closes this tab and its session; the last tab there is only closes its context.
  record Close() implements DeskStep {}

  /// Goes to the tab beside this one, round and round.
  record Next(boolean backwards) implements DeskStep {}

  /// Takes this tab, with all that it shows, out into a window of its own.
  record MoveOut() implements DeskStep {}
}
