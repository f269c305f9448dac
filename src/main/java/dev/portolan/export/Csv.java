package dev.portolan.export;

import java.io.IOException;
import java.io.Writer;

/// Rows of comma-separated values as RFC 4180 has them.
public final class Csv {
  private final Writer out;

  public Csv(Writer out) {
    this.out = out;
  }

  public void row(String... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(quoted(cells[i]));
    }
    out.write("\r\n");
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
            && !startsFormula(text);
    return plain ? text : '"' + (startsFormula(text) ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  /// True for text that a spreadsheet would compute.
  private static boolean startsFormula(String text) {
    return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
  }
}
