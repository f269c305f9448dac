package dev.portolan.probe.run;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.judge.Answer;
import dev.portolan.probe.judge.Answer.Found;
import dev.portolan.probe.judge.Answer.Stopped;
import dev.portolan.probe.judge.Answer.Tools;
import dev.portolan.probe.judge.Answer.Useless;
import dev.portolan.probe.judge.Judge;
import dev.portolan.probe.judge.Verdict;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.output.OutputParser;
import dev.portolan.probe.output.OutputParser.Ending;
import dev.portolan.probe.run.RemoteCommand.Exit;
import dev.portolan.probe.run.RemoteCommand.Stop;
import dev.portolan.probe.target.Aim;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Targets;
import dev.portolan.probe.tool.Tool;
import dev.portolan.probe.tool.ToolTable;
import dev.portolan.probe.tool.Toolbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One check under way: resolves, finds the tool, asks point after point, judges. Lives on a thread
/// of its own, from which its listener is called.
final class CheckTask implements Runnable, RunningCheck {
  /// 128 and SIGKILL's 9: nobody here sends it but an ending container, or the kernel when memory
  /// runs out.
  private static final int KILLED = 137;

  /// By so many seconds a container's own limit comes after ours.
  private static final long LATER = 5;

  private final ToolFinder finder;
  private final Commands commands;
  private final CheckRequest request;
  private final SnapshotIndex index;
  private final CheckLog log;
  private final HopNamer namer;
  private String cut = "";

  CheckTask(
      PodExec exec,
      ToolFinder finder,
      Limits limits,
      CheckRequest request,
      SnapshotIndex index,
      CheckLog log) {
    this.finder = finder;
    this.commands = new Commands(exec, request.from(), limits, request.timeLimit(), log::waiting);
    this.request = request;
    this.index = index;
    this.log = log;
    this.namer = new HopNamer(index, request.from());
  }

  @Override
  public void cancel() {
    commands.cancel();
  }

  @Override
  public void run() {
    Verdict verdict;
    try {
      verdict = check();
    } catch (RuntimeException e) { // the thread's edge: a check always tells its end
      verdict = new Verdict(Outcome.FAILED, "Portolan itself failed: " + e, "");
    }
    log.finish(
        request, verdict.and(commands.worry()).and(cut), Source.vantage(request.from(), index));
  }

  private Verdict check() {
    Optional<Verdict> unfit = Source.unfit(request.from(), index);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    return switch (new Targets(index).resolve(request)) {
      case Aim.Nothing n -> new Verdict(n.outcome(), n.summary(), n.advice());
      case Points points -> ask(points);
    };
  }

  private Verdict ask(Points points) {
    Judge judge = new Judge(request, points, index);
    Answer tools = commands.tools(finder, ToolFinder.image(index, request.from()), 1);
    if (!(tools instanceof Tools found)) {
      return judge.stopped((Stopped) tools, log.findings());
    }
    for (Point point : points.points()) {
      if (commands.over()) {
        break;
      }
      Answer answer = ask(points, point, found.box());
      if (answer instanceof Stopped stopped) {
        return judge.stopped(stopped, log.findings());
      }
    }
    return commands.cancelled()
        ? judge.stopped(Commands.CANCELLED, log.findings())
        : judge.verdict(log.findings(), commands.late());
  }

  /// Asks about one point with one tool after another until one can tell.
  private Answer ask(Points points, Point point, Toolbox box) {
    Optional<Finding> refused = Optional.empty();
    List<Tool> tools = ToolTable.of(points.method(), request.question(), log.started());
    for (Tool tool : tools) {
      if (commands.over()) {
        break;
      }
      boolean others = points.method() == Method.TRACE || points.method() == Method.MTU;
      boolean sameAgain = refused.isPresent() && !others;
      if (!tool.fits().test(box, point) || box.unfit(tool, point) || sameAgain) {
        continue;
      }
      switch (attempt(tool, point, box)) {
        case Stopped stopped -> {
          return stopped;
        }
        case Found f when f.finding().outcome() == Outcome.NOT_PERMITTED ->
            refused = refused.or(() -> Optional.of(f.finding()));
        case Found f -> {
          log.finding(f.finding());
          return f;
        }
        default -> box.ruleOut(tool, point);
      }
    }
    if (refused.isPresent()) {
      log.finding(refused.get());
      return new Found(refused.get());
    }
    return commands.over() && !commands.cancelled()
        ? new Useless()
        : new Stopped(commands.cancelled() ? Outcome.CANCELLED : Outcome.TOOL_MISSING, "", "");
  }

  private Answer attempt(Tool tool, Point point, Toolbox box) {
    OutputParser parser = tool.parsing().parser(point, namer);
    List<String> argv = tool.argv().apply(point);
    log.command(argv);
    Duration limit = commands.atMost(tool.limit());
    Exit exit =
        commands.run(
            guarded(argv, box, limit),
            box.shell(),
            limit,
            (error, text) -> {
              log.line(error, text);
              parser.line(error, text).ifPresent(log::progress);
            });
    if (exit.stop() == Stop.CANCELLED) {
      Finding soFar = parser.finish(Ending.timeLimit());
      if (soFar.outcome() == Outcome.ANSWERED) {
        log.finding(soFar); // replies that came are not lost
      }
      return Commands.CANCELLED;
    }
    if (exit.stop() == Stop.TOO_MUCH) {
      cut = "The output was cut at 1 MB and the command ended.";
    }
    if (exit.stop() != Stop.BY_ITSELF) {
      return new Found(parser.finish(Ending.timeLimit()));
    }
    return switch (exit.end()) {
      case End.Exited e when e.code() == KILLED ->
          new Stopped(
              Outcome.FAILED,
              "The command was killed in the container (exit code 137).",
              "The pod was stopped, or ran out of memory. This says nothing about the path.");
      case End.Exited e when parser.unfit() -> new Useless();
      case End.Exited e -> judged(parser.finish(Ending.exited(e.code())), point, e.code());
      case End.NoSuchProgram e -> new Useless();
      default -> Stopped.of(exit.end());
    };
  }

  private static Answer judged(Finding finding, Point point, int code) {
    return Useless.is(finding, point, code) ? new Useless() : new Found(finding);
  }

  /// The command under the container's own `timeout`, a little later than ours, for the case that
  /// nobody is left to end it. Busybox's is not used: it leaves a watchdog to the container's first
  /// process, which may never reap it; the applets have limits of their own in every row.
  private static List<String> guarded(List<String> argv, Toolbox box, Duration limit) {
    boolean can = box.shell() && box.has("timeout") && !box.busybox("timeout");
    if (!can || argv.getFirst().equals("timeout")) {
      return argv;
    }
    List<String> words = new ArrayList<>(List.of("timeout"));
    words.add(Long.toString(limit.toSeconds() + LATER));
    words.addAll(argv);
    return words;
  }
}
