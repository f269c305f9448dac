package dev.portolan.probe;

import java.util.Locale;

/// A measured time as a text, with about three figures: `0.43 ms`, `12.3 ms`, `240 ms`.
public final class Millis {
  private Millis() {}

  /// As it is said in a result.
  public static String text(double millis) {
    if (millis > 0 && millis < 0.01) {
      return String.format(Locale.ROOT, "%.3f ms", millis);
    }
    String pattern = millis < 10 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%.0f ms";
    return String.format(Locale.ROOT, pattern, millis);
  }

  /// With fewer figures, as on a line of the map or in a sentence.
  public static String brief(double millis) {
    if (millis > 0 && millis < 0.1) {
      return text(millis); // what took no time at all was not measured
    }
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }
}
