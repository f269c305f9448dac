package dev.portolan.cluster.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads times as the API writes them. The form that nearly all have, `2026-11-22T15:04:05Z`, is
/// read by its digits: each object has such a time, and Java's formatter takes longer over it than
/// all else does over the object.
final class Times {
  private static final String FORM = "dddd-dd-ddTdd:dd:ddZ";

  private Times() {}

  /// The time, or null for what is none.
  static @Nullable Instant parse(String text) {
    try {
      return plain(text)
          ? LocalDateTime.of(
                  100 * two(text, 0) + two(text, 2),
                  two(text, 5),
                  two(text, 8),
                  two(text, 11),
                  two(text, 14),
                  two(text, 17))
              .toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    } catch (DateTimeException e) {
      return other(text);
    }
  }

  /// Hour 24 and second 60 are in no `LocalDateTime`; the formatter knows some of them.
  private static @Nullable Instant other(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static boolean plain(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char wanted = FORM.charAt(i);
      char c = text.charAt(i);
      if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int two(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
