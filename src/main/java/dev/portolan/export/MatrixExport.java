package dev.portolan.export;

import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the visible rows and columns of a matrix to a file, in the order of the screen, as CSV or
/// JSON by the file's suffix. The file appears whole or not at all.
public final class MatrixExport {
  /// More than this and the matrix is refused: no program opens a larger one.
  public static final long MAX_CELLS = 5_000_000;

  private MatrixExport() {}

  /// Writes the file.
  ///
  /// @param filter limits every cell to the ports asked for
  /// @throws IOException with one line that says what is wrong with the path, the suffix or the
  ///   size
  public static void write(Path file, Matrix matrix, PortFilter filter) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".json");
    if (!json && !name.endsWith(".csv")) {
      throw new IOException("unknown kind of table: " + file + " (use .csv or .json)");
    }
    long cells = (long) matrix.rows().size() * matrix.columns().size();
    if (cells > MAX_CELLS) {
      throw new IOException(
          "the matrix has %,d rows and %,d columns, over %d million cells: fold or search first"
              .formatted(matrix.rows().size(), matrix.columns().size(), MAX_CELLS / 1_000_000));
    }
    WholeFile.write(
        file,
        out -> {
          if (json) {
            MatrixJson.write(out, matrix, filter);
          } else {
            MatrixCsv.write(out, matrix, filter);
          }
        });
  }
}
