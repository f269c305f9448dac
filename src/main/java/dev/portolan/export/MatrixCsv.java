package dev.portolan.export;

import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Cell;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A matrix as a table for a spreadsheet: a line a source, a column a target; RFC 4180, UTF-8.
final class MatrixCsv {
  private static final String END = "\r\n";

  private MatrixCsv() {}

  static void write(OutputStream out, Matrix matrix, PortFilter filter) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(quoted("from \\ to" + (filter.isAll() ? "" : " (" + filter.text() + ")")));
    for (Group column : matrix.columns().groups()) {
      writer.write("," + quoted(column.key().path()));
    }
    writer.write(END);
    for (Group row : matrix.rows().groups()) {
      writer.write(quoted(row.key().path()));
      for (Group column : matrix.columns().groups()) {
        writer.write("," + quoted(text(Cell.of(matrix.spread(row, column), filter))));
      }
      writer.write(END);
    }
    writer.flush();
  }

  /// `allowed`, `TCP 80,443`, `partly: TCP 80`, with what is undecided after it.
  static String text(Cell cell) {
    Spread spread = cell.spread();
    String maybe = spread.undecided().isEmpty() ? "" : "; undecided: " + spread.undecided();
    return switch (cell.look()) {
      case ALL, DENIED, UNDECIDED, NOT_APPLICABLE -> cell.look().words();
      case SOME -> spread.some() + maybe;
      case PARTLY -> "partly: " + spread.some() + maybe;
    };
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
