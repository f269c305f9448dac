package dev.portolan.workspace;

import dev.portolan.diagnosis.Case;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.CheckResult;
import org.jspecify.annotations.Nullable;

/// Work for diagnoses.
public sealed interface DiagnosisTask {
  /// Answered by `DiagnosisStep.Told`, the last of which has a conclusion.
  ///
  /// @param predicted what the policies say, or null before that is known
  record Start(long id, Case asked, ClusterSnapshot snapshot, @Nullable Reachability predicted)
      implements DiagnosisTask {}

  record Cancel(long id) implements DiagnosisTask {}

  /// Holds a check's result against what is predicted. Answered by `DiagnosisStep.Compared`.
  record Compare(long check, CheckResult result, Reachability predicted) implements DiagnosisTask {}
}
