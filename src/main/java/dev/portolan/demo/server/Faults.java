package dev.portolan.demo.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// What the API server is told to do wrong.
public final class Faults {
  private final AtomicInteger gone = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;

  /// The next lists and watches, so many, are answered 410.
  public void answerGone(int times) {
    gone.set(times);
  }

  /// The next requests, so many, end in a closed connection without an answer.
  public void breakConnections(int times) {
    broken.set(times);
  }

  /// Every answer is held back this long.
  public void delay(Duration time) {
    delay = time;
  }

  Duration delay() {
    return delay;
  }

  boolean takeGone() {
    return take(gone);
  }

  boolean takeBroken() {
    return take(broken);
  }

  private static boolean take(AtomicInteger counter) {
    return counter.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
