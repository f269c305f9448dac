package dev.portolan.workspace;

import dev.portolan.policy.matrix.Arrangement;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import org.jspecify.annotations.Nullable;

/// What the user looks at in the matrix.
///
/// @param shown whether the matrix is in the map's place; as long as it is not, it is not set out
/// @param arrangement what is open and searched for; its namespaces are the map's
/// @param chosen the cell that is explained, or null
/// @param matrix as set out last, which may be a little older than all this; null before the first
public record MatrixView(
    boolean shown,
    Arrangement arrangement,
    PortFilter filter,
    @Nullable Chosen chosen,
    @Nullable Matrix matrix) {
  public static final MatrixView START =
      new MatrixView(false, Arrangement.START, PortFilter.ALL, null, null);

  /// A row and a column.
  public record Chosen(Key source, Key target) {}

  /// The same for another cluster.
  MatrixView blank() {
    return new MatrixView(shown, Arrangement.START, filter, null, null);
  }

  MatrixView showing(boolean newShown) {
    return new MatrixView(newShown, arrangement, filter, chosen, matrix);
  }

  MatrixView with(Arrangement newArrangement) {
    return new MatrixView(shown, newArrangement, filter, chosen, matrix);
  }

  MatrixView with(PortFilter newFilter) {
    return new MatrixView(shown, arrangement, newFilter, chosen, matrix);
  }

  MatrixView choosing(@Nullable Chosen newChosen) {
    return new MatrixView(shown, arrangement, filter, newChosen, matrix);
  }

  MatrixView with(Matrix newMatrix) {
    return new MatrixView(shown, arrangement, filter, chosen, newMatrix);
  }
}
