package dev.portolan.ui.checks.options;

import java.time.Duration;
import java.util.List;

/// How often a check may be asked again until it is stopped.
final class Repeating {
  static final List<Duration> TIMES =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60));

  private Repeating() {}

  static String words(Duration every) {
    return every.isZero() ? "ask once" : "every " + every.toSeconds() + " s, until stopped";
  }
}
