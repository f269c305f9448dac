package dev.portolan.demo.proto;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;

/// Times as messages of seconds and nanoseconds, both written whatever they are, as Go does.
final class Times {
  private static final String USUAL = "2006-01-02T15:04:05Z";

  private Times() {}

  /// meta/v1 Time: whole seconds.
  static byte[] time(String text) {
    return message(seconds(text), 0);
  }

  /// meta/v1 MicroTime.
  static byte[] microTime(String text) {
    Instant at = Instant.parse(text);
    return message(at.getEpochSecond(), at.getNano());
  }

  private static byte[] message(long seconds, int nanos) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(12);
    out.write(1 << 3);
    Wire.varint(out, seconds);
    out.write(2 << 3);
    Wire.varint(out, nanos);
    return out.toByteArray();
  }

  /// By its digits where it has the usual form: a pod has ten times, and a formatter is slow.
  private static long seconds(String text) {
    if (!usual(text)) {
      return Instant.parse(text).getEpochSecond();
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long hours = day * 24 + number(text, 11, 13);
    return (hours * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
  }

  private static boolean usual(String text) {
    if (text.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char form = USUAL.charAt(i);
      boolean digit = form >= '0' && form <= '9';
      boolean fits = digit ? (c >= '0' && c <= '9') : (c == form);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
