package dev.portolan.probe.output;

import java.util.OptionalDouble;
import java.util.regex.Matcher;

/// Times that tools tell: by clocks that may be set in the middle of a measurement, in locales in
/// which a comma may stand for the point. A time that cannot be is no time.
final class Clocks {
  /// Said of an answer whose time is not told.
  static final String SET = "no time: the clock there was set meanwhile";

  /// Two clocks, and the kernel's uptime beside them, where a script tells it.
  static final String PAIR =
      "(\\d{1,12})[.,](\\d{1,9}) (\\d{1,12})[.,](\\d{1,9})(?: (\\d{1,12}\\.\\d{1,9}) (\\d{1,12}\\.\\d{1,9}))?";

  /// Nothing that is asked here waits for so long: every command is ended before.
  private static final double MOST_MILLIS = 300_000;

  /// The uptime is told in hundredths of a second.
  private static final double COARSE_MILLIS = 30;

  private Clocks() {}

  /// Milliseconds between the times in groups 1 and 2 and in groups 3 and 4, each seconds and their
  /// fraction; empty when the clock was set in between: back, or by more than the uptime in groups
  /// 5 and 6 has grown.
  static OptionalDouble between(Matcher times) {
    double start = Double.parseDouble(times.group(1) + "." + times.group(2));
    double end = Double.parseDouble(times.group(3) + "." + times.group(4));
    double millis = Math.round((end - start) * 1e6) / 1e3;
    boolean steady = true;
    if (times.group(5) != null) {
      double up = Double.parseDouble(times.group(6)) - Double.parseDouble(times.group(5));
      steady = Math.abs(up * 1e3 - millis) <= COARSE_MILLIS;
    }
    return steady && possible(millis) ? OptionalDouble.of(millis) : OptionalDouble.empty();
  }

  /// False for what no measurement of ours can come to.
  static boolean possible(double millis) {
    return millis >= 0 && millis <= MOST_MILLIS;
  }
}
