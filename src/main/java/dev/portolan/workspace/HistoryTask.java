package dev.portolan.workspace;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.probe.CheckResult;
import java.nio.file.Path;
import java.util.List;

/// Work on the file that holds a context's checks.
public sealed interface HistoryTask {
  KubeContext.Id context();

  /// Answered by `Listed`, unless the file still bears this stamp.
  record Read(KubeContext.Id context, String stamp) implements HistoryTask {}

  /// Answered by `Kept`.
  record Keep(KubeContext.Id context, boolean simulated, CheckResult result)
      implements HistoryTask {}

  /// Answered by `Fetched`.
  record Fetch(KubeContext.Id context, List<String> ids) implements HistoryTask {}

  /// Answered by `Removed`, then `Listed`.
  record Remove(KubeContext.Id context, List<String> ids) implements HistoryTask {}

  /// Answered by `Removed`, then `Listed`.
  ///
  /// @param count how many are known
  record RemoveAll(KubeContext.Id context, int count) implements HistoryTask {}

  /// Answered by `Listed`.
  record PutBack(KubeContext.Id context) implements HistoryTask {}

  record Forget(KubeContext.Id context) implements HistoryTask {}

  /// Answered by `Tell`.
  record Export(KubeContext.Id context, Path file, List<String> ids) implements HistoryTask {}
}
