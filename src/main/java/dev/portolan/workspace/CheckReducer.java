package dev.portolan.workspace;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Checks.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What running checks tell.
final class CheckReducer {
  static final int MAX_LINES = 2_000;
  static final int MAX_FINDINGS = 500;
  static final int MAX_LINE_LENGTH = 4_000;

  private CheckReducer() {}

  static Reduction answer(Workspace w, Intent.OnChecks intent) {
    return switch (intent) {
      case Intent.CheckFrom i -> Reduction.of(FormReducer.from(w, i.from()));
      case Intent.CheckTo i -> Reduction.of(FormReducer.to(w, i.to()));
      case Intent.CheckPort i -> Reduction.of(FormReducer.port(w, i.port()));
      case Intent.StartCheck i -> FormReducer.start(w, i);
      case Intent.ConfirmCheck i -> FormReducer.confirm(w, i.typed());
      case Intent.ForgoCheck _ -> Reduction.of(w.with(w.checks().asking(null)));
      case Intent.CancelCheck i -> cancel(w, i.id());
      case Intent.ShowCheck i -> Reduction.of(show(w, i.id()));
      case Intent.CheckStarted i -> Reduction.of(started(w, i));
      case Intent.CheckWaits i -> Reduction.of(replace(w, i.id(), r -> r.waiting(i.ahead())));
      case Intent.CheckPrinted i -> Reduction.of(printed(w, i));
      case Intent.CheckFound i -> Reduction.of(found(w, i));
      case Intent.CheckSampled i -> Reduction.of(replace(w, i.id(), r -> r.with(i.sample())));
      case Intent.CheckFinished i -> new Reduction(finished(w, i), kept(w, i));
    };
  }

  static Reduction cancel(Workspace w, long id) {
    boolean running = w.checks().run(id).filter(Run::running).isPresent();
    return running ? Reduction.of(w, new Effect.CancelCheck(id)) : Reduction.of(w);
  }

  static Workspace show(Workspace w, long id) {
    return w.with(w.checks().with(w.checks().runs(), id));
  }

  static Workspace started(Workspace w, Intent.CheckStarted started) {
    return replace(w, started.id(), r -> r.with(started.at()));
  }

  static Workspace printed(Workspace w, Intent.CheckPrinted printed) {
    return replace(
        w, printed.id(), r -> r.with(append(r.lines(), printed.line()), r.findings(), r.result()));
  }

  static Workspace found(Workspace w, Intent.CheckFound found) {
    return replace(
        w, found.id(), r -> r.with(r.lines(), merge(r.findings(), found.finding()), r.result()));
  }

  static Workspace finished(Workspace w, Intent.CheckFinished finished) {
    CheckResult result = finished.result();
    return replace(
        w,
        finished.id(),
        r ->
            r.with(
                r.lines(), result.findings().isEmpty() ? r.findings() : result.findings(), result));
  }

  /// Each result is kept on disk, once.
  private static List<Effect> kept(Workspace w, Intent.CheckFinished finished) {
    boolean ours = w.checks().run(finished.id()).filter(Run::running).isPresent();
    return ours ? HistoryReducer.keep(w, finished.result()) : List.of();
  }

  /// A check that has ended, or that belonged to another context, changes nothing any more.
  private static Workspace replace(Workspace w, long id, UnaryOperator<Run> change) {
    Checks checks = w.checks();
    if (checks.run(id).filter(Run::running).isEmpty()) {
      return w;
    }
    List<Run> runs = checks.runs().stream().map(r -> r.id() == id ? change.apply(r) : r).toList();
    return w.with(checks.with(runs, checks.shown()));
  }

  private static List<Line> append(List<Line> lines, Line line) {
    String text = line.text();
    Line bounded =
        text.length() <= MAX_LINE_LENGTH
            ? line
            : new Line(line.type(), text.substring(0, MAX_LINE_LENGTH) + "…");
    List<Line> all = new ArrayList<>(lines.size() + 1);
    all.addAll(lines.size() < MAX_LINES ? lines : lines.subList(1, lines.size()));
    all.add(bounded);
    return all;
  }

  private static List<Finding> merge(List<Finding> findings, Finding finding) {
    List<Finding> all = new ArrayList<>(findings);
    for (int i = 0; i < all.size(); i++) {
      if (identity(all.get(i)).equals(identity(finding))) {
        all.set(i, finding);
        return all;
      }
    }
    if (all.size() < MAX_FINDINGS) {
      all.add(finding);
    }
    return all;
  }

  private static List<Object> identity(Finding finding) {
    return switch (finding) {
      case Finding.Connect c -> List.of("connect", c.address(), c.port());
      case Finding.Ping p -> List.of("ping", p.address());
      case Finding.Lookup l -> List.of("lookup", l.address(), l.server());
      case Finding.Udp u -> List.of("udp", u.address(), u.port());
      case Finding.Tls t -> List.of("tls", t.address(), t.port());
      case Finding.Grpc g -> List.of("grpc", g.address(), g.port());
      default -> List.of(finding.getClass(), finding.address());
    };
  }
}
