package dev.portolan.workspace;

import dev.portolan.capture.CaptureRequest;
import dev.portolan.model.ClusterSnapshot;
import java.nio.file.Path;

/// What is to be done for captures outside the reducer.
public sealed interface CaptureTask {
  /// Starts one; answered by `Begun`, `Runs`, then `Came` and at last `Ended`.
  record Start(long id, CaptureRequest request, ClusterSnapshot snapshot) implements CaptureTask {}

  record Stop(long id) implements CaptureTask {}

  /// Stops it if it runs, and deletes its file.
  record Drop(long id) implements CaptureTask {}

  /// Answered by `Tell`.
  record Save(long id, Path file) implements CaptureTask {}

  record View(long id) implements CaptureTask {}
}
