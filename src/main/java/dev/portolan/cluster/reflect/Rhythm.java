package dev.portolan.cluster.reflect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Time as a session sees it: a clock, a source of jitter and a way to wait.
public record Rhythm(InstantSource clock, RandomGenerator random, Pause pause) {
  /// How often what is refused is tried again; also how often a kind is listed anew that may be
  /// listed but not watched.
  public static final Duration FORBIDDEN = Duration.ofSeconds(60);

  private static final long FIRST_MILLIS = 500;
  private static final long LAST_MILLIS = 30_000;
  private static final int MAX_DOUBLINGS = 6;

  /// Waits; ends early by interrupt alone.
  public interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  public static Rhythm real() {
    return new Rhythm(InstantSource.system(), RandomGenerator.getDefault(), Thread::sleep);
  }

  /// The wait after the nth failure in a row (n from 1): anything up to 0.5 s, doubled each time up
  /// to 30 s (full jitter), so that many clients do not return at the same moment.
  public Duration backOff(int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
    return upTo(Duration.ofMillis(Math.min(FIRST_MILLIS << doublings, LAST_MILLIS)));
  }

  /// The same, but not before the server wants to be asked again, and then not all at once.
  public Duration backOff(int failures, Duration asked) {
    Duration own = backOff(failures);
    return own.compareTo(asked) >= 0 ? own : asked.plus(upTo(asked.dividedBy(5)));
  }

  /// Any time up to a limit.
  public Duration upTo(Duration limit) {
    return Duration.ofMillis(random.nextLong(limit.toMillis() + 1));
  }

  /// A time, give or take a tenth.
  public Duration about(Duration time) {
    return time.multipliedBy(9).dividedBy(10).plus(upTo(time.dividedBy(5)));
  }
}
