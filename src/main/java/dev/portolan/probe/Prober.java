package dev.portolan.probe;

import dev.portolan.model.ClusterSnapshot;

/// Runs checks.
public interface Prober extends AutoCloseable {
  /// Starts a check and returns at once. The snapshot resolves targets to addresses and hops to
  /// names.
  RunningCheck start(CheckRequest request, ClusterSnapshot snapshot, CheckListener listener);

  /// Cancels what runs and lets go of its threads.
  @Override
  void close();
}
