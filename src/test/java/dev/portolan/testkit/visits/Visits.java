package dev.portolan.testkit.visits;

/// How often objects of a cluster were looked at, thread by thread. `CountingLoader` has every
/// accessor of theirs tell it.
public final class Visits {
  private static final ThreadLocal<long[]> COUNT = ThreadLocal.withInitial(() -> new long[1]);

  private Visits() {}

  /// An object was looked at.
  public static void hit() {
    COUNT.get()[0]++;
  }

  /// How often this thread has looked so far.
  public static long soFar() {
    return COUNT.get()[0];
  }
}
