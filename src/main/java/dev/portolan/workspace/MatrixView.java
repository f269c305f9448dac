package dev.portolan.workspace;

import dev.portolan.policy.matrix.Arrangement;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import org.jspecify.annotations.Nullable;

/// Which face of the cluster the user looks at, and what in the matrix.
///
/// @param face as long as it is not the matrix, that is not set out
/// @param arrangement what is open and searched for; its namespaces are the map's
/// @param chosen the cell that is explained, or null
/// @param matrix as set out last, which may be a little older than all this; null before the first
public record MatrixView(
    Face face,
    Arrangement arrangement,
    PortFilter filter,
    @Nullable Chosen chosen,
    @Nullable Matrix matrix) {
  public static final MatrixView START =
      new MatrixView(Face.MAP, Arrangement.START, PortFilter.ALL, null, null);

  /// A row and a column.
  public record Chosen(Key source, Key target) {}

  /// The same for another cluster.
  MatrixView blank() {
    return new MatrixView(face, Arrangement.START, filter, null, null);
  }

  /// Whether the matrix is in the map's place.
  public boolean shown() {
    return face == Face.MATRIX;
  }

  MatrixView showing(Face newFace) {
    return new MatrixView(newFace, arrangement, filter, chosen, matrix);
  }

  MatrixView with(Arrangement newArrangement) {
    return new MatrixView(face, newArrangement, filter, chosen, matrix);
  }

  MatrixView with(PortFilter newFilter) {
    return new MatrixView(face, arrangement, newFilter, chosen, matrix);
  }

  MatrixView choosing(@Nullable Chosen newChosen) {
    return new MatrixView(face, arrangement, filter, newChosen, matrix);
  }

  MatrixView with(Matrix newMatrix) {
    return new MatrixView(face, arrangement, filter, chosen, newMatrix);
  }
}
