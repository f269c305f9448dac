package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.workspace.ContextPreference;

/// A line of the chooser.
sealed interface ContextRow {
  /// What the lines below have in common.
  record Heading(String title, int count) implements ContextRow {}

  /// A context that can be opened.
  ///
  /// @param open true for the one that is open
  /// @param place the file that it comes from where no heading says so, or empty
  record Choice(KubeContext context, ContextPreference preference, boolean open, String place)
      implements ContextRow {}

  /// A file or an entry that cannot be used, and why.
  record Trouble(Kubeconfig.Problem problem) implements ContextRow {}
}
