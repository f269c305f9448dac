package dev.portolan.probe.output;

import java.util.regex.Matcher;

/// Reads the clock of bash, in whose locale a comma may stand for the point.
final class Clocks {
  private Clocks() {}

  /// Milliseconds between the times in groups 1 and 2 and in groups 3 and 4, each seconds and their
  /// fraction; negative when the clock was set back in between.
  static double between(Matcher times) {
    double start = Double.parseDouble(times.group(1) + "." + times.group(2));
    double end = Double.parseDouble(times.group(3) + "." + times.group(4));
    return end >= start ? Math.round((end - start) * 1e6) / 1e3 : -1;
  }
}
