package dev.portolan.cluster.reflect;

/// How the way to the server is, as all calls of one session share it. Thread-safe.
public interface Weather {
  /// Waits while the way is in doubt or the server known to be away, so that one probe meets a
  /// returning server first and not all calls at once. Gives the era: where it is another one than
  /// before, positions from earlier are no longer to be trusted.
  long await() throws InterruptedException;

  /// The server answered.
  void answered();

  /// A call or a stream failed in a way that may concern all calls: the way has to be looked at.
  void doubt();
}
