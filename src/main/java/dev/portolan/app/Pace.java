package dev.portolan.app;

/// How often something may be done again that takes a while: it is given a share of the time, and
/// the longer it takes the longer it waits. What takes a moment is done at once.
final class Pace {
  private final double share;
  private volatile long next = Long.MIN_VALUE;

  /// @param share of one core, above 0 and up to 1
  Pace(double share) {
    this.share = share;
  }

  /// How long to wait before it may begin once more, in nanoseconds.
  long delay(long now) {
    return next == Long.MIN_VALUE ? 0 : Math.max(0, next - now);
  }

  /// How long to wait from now on.
  long rest() {
    return delay(System.nanoTime());
  }

  /// Notes that it was done.
  void took(long from, long to) {
    next = to + (long) ((to - from) * (1 / share - 1));
  }

  /// Does it.
  void run(Runnable work) {
    long began = System.nanoTime();
    try {
      work.run();
    } finally {
      took(began, System.nanoTime());
    }
  }
}
