package dev.portolan.ui.map;

import dev.portolan.history.Search;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Question;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.workspace.Aims;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.DiagnosisStep;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.HistoryStep;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.TailStep;
import dev.portolan.workspace.Tails;
import dev.portolan.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;

/// The verbs on an object, the same on the map's context menu and in the panels: select as source,
/// check it, copy. The inspector's buttons call these methods, so that one verb means one thing.
public final class Actions {
  private final Store store;

  public Actions(Store store) {
    this.store = store;
  }

  /// Makes the pod the caller of checks, by its first serving container.
  public void selectAsSource(ObjectRef pod) {
    store.dispatch(new Intent.CheckFrom(new ContainerRef(pod.namespace(), pod.name(), "")));
  }

  public void selectAsTarget(ObjectRef ref) {
    Aims.target(ref, store.now()).ifPresent(t -> store.dispatch(new Intent.CheckTo(t)));
  }

  /// Aims at the object and starts a check with the source that the form holds.
  public void check(CheckKind kind, ObjectRef ref) {
    selectAsTarget(ref);
    Question question = store.now().contexts().preferences().question(kind);
    store.dispatch(new Intent.StartCheck(question, CheckRequest.DEFAULT_TIME_LIMIT, Duration.ZERO));
  }

  /// Aims at the object and finds out why the source does not reach it.
  public void diagnose(ObjectRef ref) {
    selectAsTarget(ref);
    store.dispatch(new Intent.OnDiagnosis(new DiagnosisStep.StartForm()));
  }

  /// Makes the pod the one to capture in, and shows the page for it.
  public void capture(ObjectRef pod) {
    ContainerRef where = new ContainerRef(pod.namespace(), pod.name(), "");
    store.dispatch(new Intent.OnCapture(new CaptureStep.Aim(where)));
    store.dispatch(new Intent.ShowDrawer(Drawer.CAPTURE));
  }

  /// Follows the network's logs, and shows what they say of the object.
  public void logs(ObjectRef ref) {
    store.dispatch(new Intent.Select(ref, false));
    store.dispatch(new Intent.OnTail(new TailStep.Show(new Tails.Find("", true))));
    store.dispatch(new Intent.ShowDrawer(Drawer.LOGS));
    store.dispatch(new Intent.OnTail(new TailStep.Follow()));
  }

  /// `kubectl get` for the object, in the context that is open.
  public static String kubectlGet(ObjectRef ref, Workspace workspace) {
    List<String> words = new ArrayList<>(List.of("kubectl"));
    if (workspace.open() != null) {
      words.addAll(List.of("--context", workspace.open().context().name()));
    }
    if (!ref.namespace().isEmpty()) {
      words.addAll(List.of("-n", ref.namespace()));
    }
    words.addAll(List.of("get", ref.kind().plural(), ref.name()));
    return Kubectl.line(words);
  }

  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// What can be done with an object: its context menu, and its part of the palette.
  public List<Verb> verbs(ObjectRef ref) {
    List<Verb> verbs = new ArrayList<>();
    if (ref.kind() == Kind.POD) {
      verbs.add(verb("source", "Use as source", Feather.LOG_OUT, () -> selectAsSource(ref)));
    }
    if (Aims.target(ref, store.now()).isPresent()) {
      verbs.add(verb("target", "Use as target", Feather.TARGET, () -> selectAsTarget(ref)));
      ContainerRef from = store.now().checks().form().from();
      if (from != null && !from.podRef().equals(ref)) {
        for (CheckKind kind : CheckKind.FIRST) {
          String title = kind.title() + " from " + from.pod();
          verbs.add(verb(kind.verb(), title, icon(kind), () -> check(kind, ref)));
        }
        String why = "Diagnose from " + from.pod();
        verbs.add(verb("diagnose", why, Feather.HELP_CIRCLE, () -> diagnose(ref)));
      }
    }
    if (Aims.target(ref, store.now()).isPresent()) {
      verbs.add(verb("history", "Earlier checks of it", Feather.CLOCK, () -> earlier(ref)));
    }
    verbs.addAll(sweeps(ref));
    if (ref.kind() == Kind.POD) {
      verbs.add(verb("capture", "Capture packets here", Feather.DISC, () -> capture(ref)));
    }
    if (ref.kind() != Kind.NAMESPACE) {
      verbs.add(
          verb("logs", "What the network's logs say of it", Feather.FILE_TEXT, () -> logs(ref)));
    }
    verbs.add(verb("copy-name", "Copy name", Feather.COPY, () -> copy(ref.name())));
    verbs.add(
        verb(
            "copy-kubectl",
            "Copy as kubectl",
            Feather.TERMINAL,
            () -> copy(kubectlGet(ref, store.now()))));
    return verbs;
  }

  /// Shows the kept checks that were asked from it, or about it.
  private void earlier(ObjectRef ref) {
    Search search = Search.ALL.withPod(ref.path());
    store.dispatch(new Intent.OnHistory(new HistoryStep.Find(search)));
    store.dispatch(new Intent.ShowDrawer(Drawer.HISTORY));
  }

  /// Sweeps take several things at once: all that are selected, when this is one of them.
  private List<Verb> sweeps(ObjectRef ref) {
    List<Verb> verbs = new ArrayList<>();
    List<ObjectRef> selected = store.now().map().selected();
    Set<ObjectRef> refs = Set.copyOf(selected.contains(ref) ? selected : List.of(ref));
    boolean runs =
        switch (ref.kind()) {
          case POD, SERVICE, NAMESPACE -> true;
          default -> ref.kind().isWorkload();
        };
    if (runs) {
      verbs.add(verb("sweep-from", "Sweep from here", Feather.LOG_OUT, () -> sweep(refs, true)));
    }
    if (runs || ref.kind() == Kind.INGRESS) {
      verbs.add(verb("sweep-to", "Sweep to here", Feather.GRID, () -> sweep(refs, false)));
    }
    return verbs;
  }

  private void sweep(Set<ObjectRef> refs, boolean sources) {
    store.dispatch(new Intent.OnSweep(new SweepStep.Pick(refs, sources)));
  }

  private static Verb verb(String id, String title, Feather icon, Runnable run) {
    return Verb.of(Group.OBJECT, "object." + id, title, run).icon(icon);
  }

  /// The icon that stands for a check everywhere.
  public static Feather icon(CheckKind kind) {
    return switch (kind) {
      case REACH -> Feather.CROSSHAIR;
      case PING -> Feather.ACTIVITY;
      case TRACEROUTE -> Feather.GIT_COMMIT;
      case DNS -> Feather.BOOK_OPEN;
      case HTTP -> Feather.GLOBE;
      case TLS -> Feather.LOCK;
      case UDP -> Feather.SEND;
      case GRPC -> Feather.HEART;
      case MTU -> Feather.MAXIMIZE_2;
    };
  }
}
