package dev.portolan.workspace;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Viewport;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that the user wants, or that happened outside; the only way to change the workspace.
public sealed interface Intent {
  // --- contexts and session
  /// Reads the kubeconfig files anew; what is open stays open.
  record ReloadKubeconfig() implements Intent {}

  record KubeconfigRead(Kubeconfig kubeconfig) implements Intent {}

  /// Starts the embedded demo cluster and opens it, as any context of a kubeconfig.
  record OpenDemo() implements Intent {}

  record OpenContext(KubeContext context) implements Intent {}

  record CloseContext() implements Intent {}

  record SnapshotArrived(long epoch, ClusterSnapshot snapshot) implements Intent {}

  record StateChanged(long epoch, SessionState state) implements Intent {}

  record PictureReady(long epoch, Diagram diagram) implements Intent {}

  record PredictionsReady(long epoch, Reachability reachability) implements Intent {}

  record Surveyed(long epoch, Survey survey) implements Intent {}

  /// Chooses which predicted connections of the selection lie over the map.
  record ShowReach(ReachShown reach) implements Intent {}

  /// Selects two objects, to be told what the policies say from one to the other.
  record Explain(ObjectRef from, ObjectRef to) implements Intent {}

  /// Selects a policy, to be read at one of its rules.
  record ShowRule(RulePlace place) implements Intent {}

  /// The policies were counted, and what enforces them was looked for.
  record PoliciesListed(long epoch, PolicyBook book) implements Intent {}

  // --- what if there were other policies
  /// Tries out the policies of a text, besides those tried already.
  record TryPolicies(String yaml) implements Intent {}

  /// Tries out how it were without a policy.
  record TryWithout(ObjectRef policy) implements Intent {}

  /// A text was read; its problems, if any, say line and reason.
  record PoliciesRead(long epoch, WhatIf.Step step, List<String> problems) implements Intent {}

  record Tried(long epoch, WhatIf.Outcome outcome) implements Intent {}

  /// Takes back the last text or removal that was tried.
  record UndoTry() implements Intent {}

  record DiscardTries() implements Intent {}

  /// Puts a copy of a policy into the editor.
  record CopyPolicy(ObjectRef policy) implements Intent {}

  /// Puts a file's text into the editor.
  record OpenPolicyFile(Path file) implements Intent {}

  record DraftRead(String text, String problem) implements Intent {}

  // --- map
  /// Selects one object, or nothing when null; `add` toggles it within the selection.
  record Select(@Nullable ObjectRef ref, boolean add) implements Intent {}

  /// Selects several at once, such as all within a dragged rectangle.
  record SelectAll(Set<ObjectRef> refs) implements Intent {}

  record Hover(@Nullable ObjectRef ref) implements Intent {}

  record Search(String text) implements Intent {}

  /// Goes to the next (or previous) match and selects it.
  record NextMatch(boolean backwards) implements Intent {}

  /// Shows only these namespaces; all when empty.
  record ShowNamespaces(Set<String> namespaces) implements Intent {}

  record FetchYaml(ObjectRef ref) implements Intent {}

  record YamlArrived(ObjectRef ref, String text, String problem) implements Intent {}

  // --- matrix
  record OnMatrix(MatrixStep step) implements Intent {}

  // --- checks
  /// Chooses the caller. An empty container name stands for the pod's first serving container that
  /// runs.
  record CheckFrom(@Nullable ContainerRef from) implements Intent {}

  /// Chooses the target, and with it every port again.
  record CheckTo(@Nullable Target to) implements Intent {}

  record CheckPort(int port) implements Intent {}

  /// Starts a check with what the form holds.
  record StartCheck(CheckKind kind, Duration timeLimit) implements Intent {}

  record CancelCheck(long id) implements Intent {}

  /// Shows a check's result and its path on the map; none with 0.
  record ShowCheck(long id) implements Intent {}

  /// The effect runner has started a check.
  record CheckStarted(long id, Instant at) implements Intent {}

  record CheckPrinted(long id, Checks.Line line) implements Intent {}

  record CheckFound(long id, Finding finding) implements Intent {}

  record CheckFinished(long id, CheckResult result) implements Intent {}

  // --- the rest
  record SetTheme(Workspace.Theme theme) implements Intent {}

  /// Writes the chart to a file: all of it, or the part that `view` shows.
  record Export(Path file, double scale, @Nullable Viewport view) implements Intent {}

  record Tell(Workspace.Level level, String text) implements Intent {}

  record DismissNotice(long id) implements Intent {}
}
