package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Group;

/// Something that the user does in the grid.
sealed interface GridAct {
  /// Opens a header's group, or closes it.
  record Turn(Axis.Name axis, Group group, boolean open) implements GridAct {}

  /// Asks a cell why.
  record Choose(Group source, Group target) implements GridAct {}
}
