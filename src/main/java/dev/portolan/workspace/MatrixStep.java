package dev.portolan.workspace;

import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that the user wants of the matrix, or that was worked out for it.
public sealed interface MatrixStep {
  /// Shows another face of the cluster.
  record Show(Face face) implements MatrixStep {}

  /// Opens a row or column in place, or folds it.
  record Turn(Axis.Name axis, Key key, boolean open) implements MatrixStep {}

  /// Shows only what has these words, and what that lies in.
  record Search(Axis.Name axis, String text) implements MatrixStep {}

  record Filter(PortFilter filter) implements MatrixStep {}

  /// Asks a cell why; no cell with null.
  record Choose(MatrixView.@Nullable Chosen chosen) implements MatrixStep {}

  /// Asks a cell why that may not be visible yet: opens these rows and columns for it.
  record Reveal(MatrixView.Chosen chosen, Set<Key> rows, Set<Key> columns) implements MatrixStep {}

  /// The matrix has been set out.
  record Ready(long epoch, Matrix matrix) implements MatrixStep {}

  /// Writes what is visible to a file.
  record Export(Path file) implements MatrixStep {}
}
