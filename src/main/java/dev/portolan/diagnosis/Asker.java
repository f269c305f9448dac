package dev.portolan.diagnosis;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;

/// Asks the wire and waits for the answer. What it may not ask it answers with an outcome that is
/// not about the path.
public interface Asker {
  /// From the caller's own container.
  CheckResult ask(CheckRequest request);

  /// From this computer, outside the cluster.
  CheckResult outside(CheckRequest request);
}
