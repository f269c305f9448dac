package dev.portolan.workspace;

import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.probe.ContainerRef;

/// Work on debug containers; its results come back as `DebugStep`.
public sealed interface DebugTask {
  /// Answered by `Surveyed`.
  record Survey(long epoch, DebugOrder order) implements DebugTask {}

  /// Answered by `Progress`, at last by `Ready` or `Failed`.
  ///
  /// @param run the id of what it is for
  record Add(long epoch, long run, DebugOrder order) implements DebugTask {}

  /// Waits no longer for what is being added.
  record GiveUp() implements DebugTask {}

  /// Answered by `Tell`.
  record End(ContainerRef container) implements DebugTask {}
}
