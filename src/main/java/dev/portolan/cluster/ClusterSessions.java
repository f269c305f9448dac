package dev.portolan.cluster;

import dev.portolan.cluster.reflect.Rhythm;

/// Opens contexts.
public final class ClusterSessions {
  private ClusterSessions() {}

  /// Opens a context and returns while the first lists still come. Reads the files that the context
  /// names and runs its credential plugin first, which may take a while: not for a thread that
  /// draws. Fails with a `PluginNotTrusted` when it may not run that, and else with a one-line
  /// `ClusterException` when the context's credentials cannot be used; what goes wrong with the
  /// server later is told as `SessionState`.
  public static ClusterSession open(Opening opening, ClusterSession.Listener listener) {
    return LiveSession.open(opening, listener, Rhythm.real());
  }
}
