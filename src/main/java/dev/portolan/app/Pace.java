package dev.portolan.app;

import java.time.Duration;

/// How often work may be done that is worth doing after every change but too dear for it: after
/// each time it rests four times as long as it took, so that it never has more than a fifth of a
/// core. What takes a moment is done at once; a cluster that never rests is judged all the same.
final class Pace {
  private static final int REST = 4;
  private static final long LONGEST = Duration.ofSeconds(5).toNanos();

  private volatile long restUntil = System.nanoTime();

  /// How long to wait before the next time, in nanoseconds.
  long rest() {
    return Math.max(0, restUntil - System.nanoTime());
  }

  void run(Runnable work) {
    long began = System.nanoTime();
    try {
      work.run();
    } finally {
      long now = System.nanoTime();
      restUntil = now + Math.min(LONGEST, REST * (now - began));
    }
  }
}
