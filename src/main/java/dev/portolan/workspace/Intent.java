package dev.portolan.workspace;

import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Viewport;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.layout.Folds;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.ExecLimits;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Question;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that the user wants, or that happened outside; the only way to change the workspace.
///
/// Each concern is a group of its own, answered by a reducer of its own.
public sealed interface Intent {
  /// About the contexts that there are, and what the user keeps about them.
  sealed interface OnContexts extends Intent {}

  /// About the open context.
  sealed interface OnSession extends Intent {}

  /// About what the policies say, and what others would say.
  sealed interface OnPolicies extends Intent {}

  /// About what is seen and picked on the map.
  sealed interface OnMap extends Intent {}

  /// About checks and the form that starts them.
  sealed interface OnChecks extends Intent {}

  /// About the window itself.
  sealed interface OnShell extends Intent {}

  // --- contexts
  /// Reads the kubeconfig files anew; what is open stays open.
  record ReloadKubeconfig() implements OnContexts {}

  record KubeconfigRead(Kubeconfig kubeconfig) implements OnContexts {}

  /// Starts the embedded demo cluster and opens it, as any context of a kubeconfig.
  record OpenDemo() implements OnContexts {}

  /// Keeps what the user says about a context, in place of what was kept before.
  record Prefer(KubeContext.Id context, ContextPreference preference) implements OnContexts {}

  /// Runs at most so many commands at once from now on. Kept.
  record LimitExecs(ExecLimits limits) implements OnContexts {}

  /// Keeps how a kind of check is asked, for the next time.
  record KeepQuestion(Question question) implements OnContexts {}

  /// Diagnoses by this protocol where the target does not tell. Kept.
  record KeepProtocol(Protocol protocol) implements OnContexts {}

  /// A context is being opened; told by the effect runner, which has the clock.
  record ContextUsed(KubeContext.Id context, Instant at) implements OnContexts {}

  // --- session
  record OpenContext(KubeContext context) implements OnSession {}

  /// Opens the open context once more, as the kubeconfig has it now.
  record Reopen() implements OnSession {}

  record CloseContext() implements OnSession {}

  record SnapshotArrived(long epoch, ClusterSnapshot snapshot) implements OnSession {}

  record StateChanged(long epoch, SessionState state) implements OnSession {}

  record RightsLearned(long epoch, Rights rights) implements OnSession {}

  /// Another cluster answers under the open context than before.
  record ClusterRecreated(long epoch) implements OnSession {}

  /// The context's credentials come from a program that the user has not allowed.
  record PermissionNeeded(long epoch, PluginCommand command) implements OnSession {}

  /// The credential plugin wrote a line while it runs, such as the address of a page to log in at.
  record PluginSaid(long epoch, String line) implements OnSession {}

  /// The user's answer about the program that was shown.
  record AnswerPermission(PluginCommand command, boolean allowed) implements OnSession {}

  /// Shows the question again that was answered with "not now".
  record AskPermission() implements OnSession {}

  /// Reads these namespaces only, all that may be read when empty. Kept with the context; no part
  /// of the view that can be undone.
  record ReadNamespaces(Set<String> namespaces) implements OnSession {}

  // --- what the policies say
  record PredictionsReady(long epoch, Reachability reachability) implements OnPolicies {}

  record Surveyed(long epoch, Survey survey) implements OnPolicies {}

  /// Chooses which predicted connections of the selection lie over the map.
  record ShowReach(ReachShown reach) implements OnPolicies {}

  /// Selects two objects, to be told what the policies say from one to the other.
  record Explain(ObjectRef from, ObjectRef to) implements OnPolicies {}

  /// Selects a policy, to be read at one of its rules.
  record ShowRule(RulePlace place) implements OnPolicies {}

  /// The policies were counted, and what enforces them was looked for.
  record PoliciesListed(long epoch, PolicyBook book) implements OnPolicies {}

  // --- what if there were other policies
  /// Tries out the policies of a text, besides those tried already.
  record TryPolicies(String yaml) implements OnPolicies {}

  /// Tries out how it were without a policy.
  record TryWithout(ObjectRef policy) implements OnPolicies {}

  /// A text was read; its problems, if any, say line and reason.
  record PoliciesRead(long epoch, WhatIf.Step step, List<String> problems) implements OnPolicies {}

  record Tried(long epoch, WhatIf.Outcome outcome) implements OnPolicies {}

  /// Takes back the last text or removal that was tried.
  record UndoTry() implements OnPolicies {}

  record DiscardTries() implements OnPolicies {}

  /// Puts a copy of a policy into the editor.
  record CopyPolicy(ObjectRef policy) implements OnPolicies {}

  /// Puts a file's text into the editor.
  record OpenPolicyFile(Path file) implements OnPolicies {}

  record DraftRead(String text, String problem) implements OnPolicies {}

  // --- map
  record PictureReady(long epoch, Diagram diagram) implements OnMap {}

  /// Selects one object, or nothing when null; `add` toggles it within the selection.
  record Select(@Nullable ObjectRef ref, boolean add) implements OnMap {}

  /// Selects several at once, such as all within a dragged rectangle.
  record SelectAll(Set<ObjectRef> refs) implements OnMap {}

  record Hover(@Nullable ObjectRef ref) implements OnMap {}

  record Search(String text) implements OnMap {}

  /// Goes to the next (or previous) match and selects it.
  record NextMatch(boolean backwards) implements OnMap {}

  /// Shows only these namespaces; all when empty.
  record ShowNamespaces(Set<String> namespaces) implements OnMap {}

  /// Shows the cluster so from now on.
  record ShowChart(ChartView view) implements OnMap {}

  /// Takes back the last change of what is shown and how, and does it again.
  record UndoView() implements OnMap {}

  record RedoView() implements OnMap {}

  /// Goes back to what was selected before, and forward again.
  record GoBack() implements OnMap {}

  record GoForward() implements OnMap {}

  /// Opens or closes a namespace or a workload; of a pod, the workload that it belongs to.
  record Fold(ObjectRef ref) implements OnMap {}

  /// Unfolds everything as far as this, and nothing further.
  record FoldAll(Folds.Depth depth) implements OnMap {}

  record FetchYaml(ObjectRef ref) implements OnMap {}

  record YamlArrived(long epoch, ObjectRef ref, String text, String problem) implements OnMap {}

  // --- matrix
  record OnMatrix(MatrixStep step) implements Intent {}

  record OnDebug(DebugStep step) implements Intent {}

  record OnHistory(HistoryStep step) implements Intent {}

  record OnDiagnosis(DiagnosisStep step) implements Intent {}

  record OnSweep(SweepStep step) implements Intent {}

  record OnCapture(CaptureStep step) implements Intent {}

  record OnTail(TailStep step) implements Intent {}

  /// Shows a page of the panel under the map, and opens the panel where it is closed.
  record ShowDrawer(Drawer page) implements OnShell {}

  /// Opens the panel under the map, or leaves nothing of it but its tabs.
  record ToggleDrawer() implements OnShell {}

  // --- checks
  /// Chooses the caller. An empty container name stands for the pod's first serving container that
  /// runs.
  record CheckFrom(@Nullable ContainerRef from) implements OnChecks {}

  /// Chooses the target, and with it every port again.
  record CheckTo(@Nullable Target to) implements OnChecks {}

  record CheckPort(int port) implements OnChecks {}

  /// Starts a check with what the form holds.
  ///
  /// @param every after how long it is asked again; zero for once
  record StartCheck(Question question, Duration timeLimit, Duration every) implements OnChecks {
    public StartCheck(Question question, Duration timeLimit) {
      this(question, timeLimit, Duration.ZERO);
    }

    /// A question without options, of the form's port.
    public StartCheck(CheckKind kind, Duration timeLimit) {
      this(Question.of(kind, 0), timeLimit);
    }
  }

  /// The user typed this so that the check that waits for it starts; only the context's name does.
  record ConfirmCheck(String typed) implements OnChecks {}

  /// The check that waits for the user's word is not to start.
  record ForgoCheck() implements OnChecks {}

  record CancelCheck(long id) implements OnChecks {}

  /// Shows a check's result and its path on the map; none with 0.
  record ShowCheck(long id) implements OnChecks {}

  /// The effect runner has started a check.
  record CheckStarted(long id, Instant at) implements OnChecks {}

  /// The check's command waits behind so many others, or with -1 no longer.
  record CheckWaits(long id, int ahead) implements OnChecks {}

  record CheckPrinted(long id, Checks.Line line) implements OnChecks {}

  record CheckFound(long id, Finding finding) implements OnChecks {}

  record CheckSampled(long id, Sample sample) implements OnChecks {}

  record CheckFinished(long id, CheckResult result) implements OnChecks {}

  // --- tabs and windows
  record OnDesk(DeskStep step) implements Intent {}

  /// Another tab did this, and kept it; here it is only to be seen.
  record Heard(Intent intent) implements Intent {}

  // --- the rest
  /// The window is to look so from now on. Kept.
  record SetLooks(Looks looks) implements OnShell {}

  /// The desktop asks for another theme or for less motion than before.
  record DesktopAsks(Appearance.Desktop desktop) implements OnShell {}

  /// Writes the chart to a file: all of it, or the part that `view` shows.
  record Export(Path file, double scale, @Nullable Viewport view) implements OnShell {}

  record Tell(Workspace.Level level, String text) implements OnShell {}

  record DismissNotice(long id) implements OnShell {}
}
