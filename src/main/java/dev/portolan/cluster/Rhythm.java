package dev.portolan.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Time as the reflectors see it: a clock, a source of jitter and a way to wait.
record Rhythm(InstantSource clock, RandomGenerator random, Pause pause) {
  static final Duration FORBIDDEN = Duration.ofSeconds(60);
  static final Duration UNAUTHORIZED = Duration.ofSeconds(30);
  private static final long FIRST_MILLIS = 500;
  private static final long LAST_MILLIS = 30_000;
  private static final int MAX_DOUBLINGS = 6;

  /// Waits; ends early by interrupt alone.
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  static Rhythm real() {
    return new Rhythm(InstantSource.system(), RandomGenerator.getDefault(), Thread::sleep);
  }

  /// The wait after the nth failure in a row (n from 1): 0.5 s, doubled each time up to 30 s, of
  /// which a random half is taken off, so that many clients do not return at the same moment.
  Duration backOff(int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    long ceiling = Math.min(FIRST_MILLIS << doublings, LAST_MILLIS);
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }
}
