package dev.portolan.workspace;

import dev.portolan.cluster.Scope;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Arrangement;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ExecLimits;
import dev.portolan.probe.Question;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work outside the reducer; its results come back as intents.
public sealed interface Effect {
  /// Reads the kubeconfig files; answered by `KubeconfigRead`.
  record ReadKubeconfig() implements Effect {}

  /// Starts the embedded demo cluster unless it runs; answered by `KubeconfigRead` with its context
  /// among the others, then `OpenContext`.
  record StartDemo() implements Effect {}

  /// Opens a session; answered by `ContextUsed`, then with this epoch by `StateChanged` and
  /// `SnapshotArrived`, or by `PermissionNeeded`.
  record OpenSession(long epoch, KubeContext context, Scope scope) implements Effect {}

  /// Has the open session read other namespaces.
  record Narrow(Scope scope) implements Effect {}

  /// Remembers that this program may be run, exactly as shown.
  record Trust(PluginCommand command) implements Effect {}

  record CloseSession() implements Effect {}

  /// Draws the chart anew; the latest one wins. Answered by `PictureReady`.
  record Draw(long epoch, ClusterSnapshot snapshot, ChartView view) implements Effect {}

  /// Judges every pair by the snapshot's policies; the latest one wins. Answered by
  /// `PredictionsReady`.
  record Predict(long epoch, ClusterSnapshot snapshot) implements Effect {}

  /// Looks at what is predicted of the selection; the latest one wins. Answered by `Surveyed`.
  record Survey(
      long epoch, Reachability reachability, dev.portolan.workspace.Survey.Question question)
      implements Effect {}

  /// Reads policies from a text; answered by `PoliciesRead`.
  record ReadPolicies(long epoch, String yaml, String namespace) implements Effect {}

  /// Compares the cluster with what edits of its policies would make of it; the latest one wins.
  /// Answered by `Tried`.
  record Try(long epoch, Reachability reachability, List<Edits.Edit> edits) implements Effect {}

  /// Answered by `DraftRead`.
  record ReadText(Path file) implements Effect {}

  record SaveReach(ReachShown reach) implements Keep {
    @Override
    public Intent told() {
      return new Intent.ShowReach(reach);
    }
  }

  /// Sets out the matrix; the latest one wins. Answered by `MatrixStep.Ready`.
  ///
  /// @param before the matrix that there is; of the same predictions it need only be seen another
  ///   way
  record Arrange(
      long epoch, Reachability reachability, Arrangement arrangement, @Nullable Matrix before)
      implements Effect {}

  /// Writes a matrix to a file; the file's ending tells the format. Answered by `Tell`.
  record ExportMatrix(Path file, Matrix matrix, PortFilter filter) implements Effect {}

  /// Answered by `YamlArrived`.
  record FetchYaml(long epoch, ObjectRef ref) implements Effect {}

  /// Answered by `CheckStarted`, then `CheckPrinted` and `CheckFound`, at last `CheckFinished`.
  record RunCheck(long id, CheckRequest request, ClusterSnapshot snapshot) implements Effect {}

  record CancelCheck(long id) implements Effect {}

  /// Does something about the packet captures.
  record OfCapture(CaptureTask task) implements Effect {}

  /// Does something about the logs that are followed.
  record OfTail(TailTask task) implements Effect {}

  record OfDiagnosis(DiagnosisTask task) implements Effect {}

  /// Works on debug containers.
  record OfDebug(DebugTask task) implements Effect {}

  /// Does something about the file that holds a context's checks.
  record OfHistory(HistoryTask task) implements Effect {}

  /// Does something about the sweeps.
  record OfSweep(SweepTask task) implements Effect {}

  /// Remembers how a context was shown last.
  record SaveView(KubeContext.Id context, ChartView view) implements Effect {}

  /// Does something about the tabs and windows.
  record Desk(DeskStep step) implements Effect {}

  /// Keeps something for the next time; every other tab hears of it at once.
  sealed interface Keep extends Effect {
    /// What the other tabs hear.
    Intent told();
  }

  record SavePreference(KubeContext.Id context, ContextPreference preference) implements Keep {
    @Override
    public Intent told() {
      return new Intent.Prefer(context, preference);
    }
  }

  record SaveExecs(ExecLimits limits) implements Keep {
    @Override
    public Intent told() {
      return new Intent.LimitExecs(limits);
    }
  }

  /// Remembers how a kind of check is asked, but for what looks like a credential.
  record SaveQuestion(Question question) implements Keep {
    @Override
    public Intent told() {
      return new Intent.KeepQuestion(question);
    }
  }

  record SaveProtocol(Protocol protocol) implements Keep {
    @Override
    public Intent told() {
      return new Intent.KeepProtocol(protocol);
    }
  }

  record SaveLooks(Looks looks) implements Keep {
    @Override
    public Intent told() {
      return new Intent.SetLooks(looks);
    }
  }

  /// Writes the chart to a file, all of it when `view` is null; the file's ending tells the format.
  /// Answered by `Tell`.
  record Export(
      Path file,
      Diagram diagram,
      Overlay overlay,
      Tones tones,
      double scale,
      @Nullable Viewport view)
      implements Effect {}
}
