package dev.portolan.ui.contexts;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was, in the largest unit that fits.
public final class Ago {
  private Ago() {}

  /// `just now` within a minute, then `5 min ago`.
  public static String words(Instant then, Instant now) {
    return Duration.between(then, now).toSeconds() < 60 ? "just now" : span(then, now) + " ago";
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
