package dev.portolan.cluster.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/// A line as the server sends it with `timestamps=true`: the time, a space, the text.
///
/// @param stamped false where there was no time: the kubelet's own words, such as why there is no
///   log
record LogLine(Instant time, String text, boolean stamped) {
  static final int LONGEST = 4_000;
  private static final Pattern ESCAPES = Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|.)");

  /// Reads one; where there is no time, it was written at `otherwise`.
  static LogLine read(String raw, Instant otherwise) {
    int space = raw.indexOf(' ');
    String stamp = space < 0 ? raw : raw.substring(0, space);
    try {
      Instant time = OffsetDateTime.parse(stamp).toInstant();
      return new LogLine(time, clean(space < 0 ? "" : raw.substring(space + 1)), true);
    } catch (DateTimeException e) {
      return new LogLine(otherwise, clean(raw), false);
    }
  }

  private static String clean(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    String plain = ESCAPES.matcher(bounded).replaceAll("").replace('\t', ' ');
    StringBuilder clean = new StringBuilder(plain.length());
    plain.codePoints().filter(c -> !Character.isISOControl(c)).forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
