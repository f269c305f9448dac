package dev.portolan.ui.contexts;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was, in the largest unit that fits.
public final class Ago {
  private Ago() {}

  /// `just now` within a minute, then `1 min ago`: it is other no oftener than each minute, since a
  /// window that says so is painted anew each time.
  public static String words(Instant then, Instant now) {
    long seconds = Duration.between(then, now).toSeconds();
    if (seconds < 60) {
      return "just now";
    }
    return (seconds < 120 ? "1 min" : span(then, now)) + " ago";
  }

  /// The time between two instants: `45 s`, `10 min`, `3 h`, `2 days`.
  public static String span(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }
}
