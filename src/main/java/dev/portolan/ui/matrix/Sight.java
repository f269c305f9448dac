package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.ui.matrix.CellCache.Pair;
import dev.portolan.ui.matrix.Geometry.Spot;
import org.jspecify.annotations.Nullable;

/// Everything that one frame of the grid shows.
///
/// @param focus where the keys act
/// @param focused whether the grid has the keyboard
/// @param hover where the pointer is
/// @param chosen the cell that is explained
record Sight(
    Matrix matrix,
    PortFilter filter,
    Spot focus,
    boolean focused,
    Spot hover,
    @Nullable Pair chosen) {}
