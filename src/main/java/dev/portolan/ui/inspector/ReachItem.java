package dev.portolan.ui.inspector;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Verdict;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Intent;
import org.jspecify.annotations.Nullable;

/// One line of what is predicted of the selection.
public sealed interface ReachItem {
  /// A part's title.
  record Heading(String title) implements ReachItem {}

  /// A sentence that explains.
  record Note(Tone tone, String text) implements ReachItem {}

  /// A peer and what is said of it; `action`, if any, explains it.
  record Row(Mark mark, String name, String words, @Nullable Intent action) implements ReachItem {}

  /// A policy that isolates.
  record Isolated(String direction, ObjectRef policy, @Nullable Intent action)
      implements ReachItem {}

  /// What is said of one port.
  record Port(Mark mark, String name, String words) implements ReachItem {}

  /// Why; `action`, if any, goes to the rule.
  record Reason(Verdict.Role role, String text, @Nullable Intent action) implements ReachItem {}
}
