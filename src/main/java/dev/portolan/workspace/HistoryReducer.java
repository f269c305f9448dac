package dev.portolan.workspace;

import dev.portolan.history.Entry;
import dev.portolan.history.HistoryFile.Reading;
import dev.portolan.history.Row;
import dev.portolan.history.Secrets;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.workspace.Workspace.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What becomes of the checks of the open context that are kept on disk.
final class HistoryReducer {
  private HistoryReducer() {}

  static Reduction answer(Workspace w, HistoryStep step) {
    if (w.open() == null) {
      return Reduction.of(w);
    }
    KubeContext.Id context = w.open().context().id();
    History now = w.wire().history();
    return switch (step) {
      case HistoryStep.Look _ -> work(w, new HistoryTask.Read(context, now.stamp()));
      case HistoryStep.Listed s when s.context().equals(context) ->
          set(w, listed(now, s.reading()));
      case HistoryStep.Kept s when s.context().equals(context) -> set(w, now.with(s.row()));
      case HistoryStep.Find s -> set(w, now.with(s.search()));
      case HistoryStep.Pick s -> pick(w, context, s.ids());
      case HistoryStep.Fetched s when s.context().equals(context) -> set(w, fetched(now, s));
      case HistoryStep.Again s -> again(w, s.entry());
      case HistoryStep.Remove s -> work(w, new HistoryTask.Remove(context, s.ids()));
      case HistoryStep.RemoveAll _ ->
          work(w, new HistoryTask.RemoveAll(context, now.rows().size()));
      case HistoryStep.Removed s when s.context().equals(context) ->
          set(w, now.removing(s.count()));
      case HistoryStep.PutBack _ ->
          work(set(w, now.removing(0)).workspace(), new HistoryTask.PutBack(context));
      case HistoryStep.LetGo _ ->
          work(set(w, now.removing(0)).workspace(), new HistoryTask.Forget(context));
      case HistoryStep.Export s -> work(w, new HistoryTask.Export(context, s.file(), s.ids()));
      default -> Reduction.of(w);
    };
  }

  /// The work that keeps a result of the open context.
  static List<Effect> keep(Workspace w, CheckResult result) {
    if (w.open() == null) {
      return List.of();
    }
    boolean simulated = w.open().snapshot().origin().simulated();
    KubeContext.Id context = w.open().context().id();
    return List.of(new Effect.OfHistory(new HistoryTask.Keep(context, simulated, result)));
  }

  /// What is gone is not picked any more.
  private static History listed(History now, Reading reading) {
    Set<String> there = reading.rows().stream().map(Row::id).collect(Collectors.toSet());
    History with = now.with(reading.rows(), reading.unread(), reading.stamp());
    return with.picking(now.picked().stream().filter(there::contains).toList());
  }

  /// More than two are not looked at: they are marked to be exported or removed.
  private static Reduction pick(Workspace w, KubeContext.Id context, List<String> ids) {
    History now = w.wire().history();
    if (ids.equals(now.picked())) {
      return Reduction.of(w);
    }
    Workspace picking = set(w, now.picking(ids)).workspace();
    return ids.isEmpty() || ids.size() > 2
        ? Reduction.of(picking)
        : work(picking, new HistoryTask.Fetch(context, ids));
  }

  private static History fetched(History now, HistoryStep.Fetched fetched) {
    return now.showing(
        fetched.entries().stream().filter(e -> now.picked().contains(e.id())).toList());
  }

  /// Fills the form and starts, as the user would: with the same gate, and the same refusals. Who
  /// is gone is replaced by a pod of the same owner, and that is said.
  private static Reduction again(Workspace w, Entry entry) {
    Successor.Found found =
        Successor.of(entry.result().request(), Objects.requireNonNull(w.open()).snapshot());
    CheckRequest request = found.request();
    Workspace form = FormReducer.to(FormReducer.from(w, request.from()), request.to());
    Workspace filled = FormReducer.port(form, request.port());
    Workspace shown = filled.with(filled.wire().with(Drawer.CHECKS));
    if (Secrets.hidden(request.question())) {
      String why = "A header's secret is not kept on disk: put it in again, then ask.";
      return Reduction.of(ShellReducer.tell(shown, Level.WARNING, why));
    }
    if (found.lost()) {
      String why = String.join(" ", found.said()) + " Choose another, then ask.";
      return Reduction.of(ShellReducer.tell(shown, Level.WARNING, why));
    }
    Workspace told =
        found.said().isEmpty()
            ? shown
            : ShellReducer.tell(shown, Level.INFO, String.join(" ", found.said()));
    return FormReducer.start(told, new Intent.StartCheck(request.question(), request.timeLimit()));
  }

  private static Reduction set(Workspace w, History history) {
    return Reduction.of(w.with(w.wire().with(history)));
  }

  private static Reduction work(Workspace w, HistoryTask task) {
    return Reduction.of(w, new Effect.OfHistory(task));
  }
}
