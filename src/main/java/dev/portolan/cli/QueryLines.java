package dev.portolan.cli;

import java.io.IOException;
import java.io.Reader;

/// Lines of questions as they come. Of one that is far too long only the beginning is kept.
final class QueryLines {
  /// Longer lines are cut to one character more.
  static final int LONGEST = 4096;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private final StringBuilder line = new StringBuilder();
  private int at;
  private int end;

  QueryLines(Reader reader) {
    this.reader = reader;
  }

  /// Goes to the next line; false at the end of the input. What follows the last line end counts
  /// only when it is not empty.
  boolean next() throws IOException {
    line.setLength(0);
    if (at == end && !fill()) {
      return false;
    }
    do {
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      int room = LONGEST + 1 - line.length();
      line.append(buffer, start, Math.min(at - start, Math.max(0, room)));
      if (at < end) {
        at++;
        return true;
      }
    } while (fill());
    return true;
  }

  /// The line without its end, and without the mark that some editors put before the first.
  String text() {
    int first = !line.isEmpty() && line.charAt(0) == '\uFEFF' ? 1 : 0;
    int last = line.length();
    boolean carriage = last > first && line.charAt(last - 1) == '\r';
    return line.substring(first, carriage ? last - 1 : last);
  }

  /// True when the next line has to be waited for.
  boolean waits() throws IOException {
    return at == end && !reader.ready();
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
