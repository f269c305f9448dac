package dev.portolan.probe.run;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Batch;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.judge.Answer;
import dev.portolan.probe.judge.Answer.Stopped;
import dev.portolan.probe.judge.Answer.Tools;
import dev.portolan.probe.judge.Answer.Useless;
import dev.portolan.probe.judge.Verdict;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.output.OutputParser;
import dev.portolan.probe.output.OutputParser.Ending;
import dev.portolan.probe.run.BatchAsk.Knock;
import dev.portolan.probe.run.RemoteCommand.Exit;
import dev.portolan.probe.run.RemoteCommand.Stop;
import dev.portolan.probe.target.Aim;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Targets;
import dev.portolan.probe.tool.ConnectTools;
import dev.portolan.probe.tool.Tool;
import dev.portolan.probe.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A batch under way: resolves its targets, finds the tools, asks about all points by one tool
/// after another. Lives on a thread of its own, from which its listener is called.
final class BatchTask implements Runnable, RunningCheck {
  /// Many containers are asked at once: each may have to wait for a server that is busy with the
  /// others.
  private static final int PATIENCE = 3;

  private static final Stopped LATE =
      new Stopped(Outcome.FAILED, "The time limit came before this was asked.", "");
  private static final Stopped NO_TOOL = new Stopped(Outcome.TOOL_MISSING, "", "");

  private final ToolFinder finder;
  private final Commands commands;
  private final Batch batch;
  private final SnapshotIndex index;
  private final Batch.Listener listener;
  private final List<BatchAsk> asks = new ArrayList<>();

  BatchTask(
      PodExec exec,
      ToolFinder finder,
      Limits limits,
      Batch batch,
      SnapshotIndex index,
      Batch.Listener listener) {
    this.finder = finder;
    this.commands = new Commands(exec, batch.from(), limits, batch.timeLimit(), ahead -> {});
    this.batch = batch;
    this.index = index;
    this.listener = listener;
  }

  @Override
  public void cancel() {
    commands.cancel();
  }

  @Override
  public void run() {
    Stopped left;
    try {
      left = work();
    } catch (RuntimeException e) { // the thread's edge: every ask is answered
      left = new Stopped(Outcome.FAILED, "Portolan itself failed: " + e, "");
    }
    for (BatchAsk ask : asks) {
      if (!ask.answered()) {
        listener.answered(ask.stopped(left));
      }
    }
    listener.finished(commands.worry());
  }

  /// Answers what it can; the others come out as what it returns says.
  private Stopped work() {
    batch.asks().forEach(this::resolve);
    Optional<Verdict> unfit = Source.unfit(batch.from(), index);
    if (unfit.isPresent()) {
      return new Stopped(unfit.get().outcome(), unfit.get().summary(), unfit.get().advice());
    }
    if (asks.isEmpty()) {
      return NO_TOOL;
    }
    Answer tools = commands.tools(finder, ToolFinder.image(index, batch.from()), PATIENCE);
    if (!(tools instanceof Tools found)) {
      return (Stopped) tools;
    }
    for (Tool tool : ConnectTools.ALL) {
      Optional<Stopped> stopped = over().or(() -> ask(tool, found.box()));
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    knocks().forEach(BatchTask::asRefused);
    ripe();
    return NO_TOOL;
  }

  private void resolve(Batch.Ask ask) {
    CheckRequest request = BatchAsk.request(ask, batch.from(), batch.timeLimit());
    switch (new Targets(index).resolve(request)) {
      case Aim.Nothing n ->
          listener.answered(
              new Batch.Answered(ask.id(), n.outcome(), n.summary(), n.advice(), List.of()));
      case Points points -> asks.add(new BatchAsk(ask, request, points, index));
    }
  }

  private List<Knock> knocks() {
    return asks.stream().filter(a -> !a.answered()).flatMap(a -> a.open().stream()).toList();
  }

  private static void asRefused(Knock knock) {
    Finding refused = knock.refused();
    if (refused != null) {
      knock.owner().found(knock, refused);
    }
  }

  /// Asks all open points by one tool; why it cannot go on, if it cannot.
  private Optional<Stopped> ask(Tool tool, Toolbox box) {
    List<Knock> fit =
        knocks().stream()
            .filter(k -> k.refused() == null && tool.fits().test(box, k.point()))
            .filter(k -> !box.unfit(tool, k.point()))
            .toList();
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    // Without a shell there is nothing to run several by: one at a time, as a check does.
    return box.shell() ? together(tool, fit, box) : oneByOne(tool, fit, box);
  }

  private Optional<Stopped> together(Tool tool, List<Knock> fit, Toolbox box) {
    for (BatchCommand command : BatchCommand.of(tool, fit, new HopNamer(index))) {
      Optional<Stopped> over = over();
      if (over.isPresent()) {
        return over;
      }
      listener.command(command.argv());
      Exit exit =
          commands.run(
              command.argv(),
              true,
              commands.atMost(command.limit()),
              (error, text) -> command.line(text));
      Optional<Stopped> stopped = stopped(exit);
      if (stopped.isPresent()) {
        return stopped;
      }
      boolean ended = exit.end() instanceof End.Exited && exit.stop() == Stop.BY_ITSELF;
      command.tell(ended ? code(exit) : -1, new Taking(tool, box));
      ripe();
      if (box.unfit(tool)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Stopped> oneByOne(Tool tool, List<Knock> fit, Toolbox box) {
    Taking taking = new Taking(tool, box);
    for (Knock knock : fit) {
      Optional<Stopped> over = over();
      if (over.isPresent() || box.unfit(tool, knock.point())) {
        return over;
      }
      List<String> argv = tool.argv().apply(knock.point());
      OutputParser parser = tool.parsing().parser(knock.point(), new HopNamer(index));
      listener.command(argv);
      Exit exit = commands.run(argv, false, commands.atMost(tool.limit()), parser::line);
      if (exit.end() instanceof End.NoSuchProgram || parser.unfit()) {
        taking.useless(knock);
        continue;
      }
      Optional<Stopped> stopped = stopped(exit);
      if (stopped.isPresent()) {
        return stopped;
      }
      boolean ended = exit.end() instanceof End.Exited && exit.stop() == Stop.BY_ITSELF;
      Finding finding = parser.finish(ended ? Ending.exited(code(exit)) : Ending.timeLimit());
      if (Useless.is(finding, knock.point(), code(exit))) {
        taking.useless(knock);
      } else {
        taking.found(knock, finding);
      }
      ripe();
    }
    return Optional.empty();
  }

  /// Takes what a tool told.
  private record Taking(Tool tool, Toolbox box) implements BatchCommand.Result {
    @Override
    public void found(Knock knock, Finding finding) {
      if (finding.outcome() == Outcome.NOT_PERMITTED) {
        knock.refuse(finding);
      } else {
        knock.owner().found(knock, finding);
      }
    }

    @Override
    public void useless(Knock knock) {
      box.ruleOut(tool, knock.point());
    }
  }

  private void ripe() {
    for (BatchAsk ask : asks) {
      if (ask.ripe()) {
        listener.answered(ask.answer());
      }
    }
  }

  private static int code(Exit exit) {
    return exit.end() instanceof End.Exited e ? e.code() : -1;
  }

  /// Why a command that did not come to its end stops the batch, if it does.
  private static Optional<Stopped> stopped(Exit exit) {
    if (exit.stop() == Stop.CANCELLED) {
      return Optional.of(Commands.CANCELLED);
    }
    if (exit.stop() == Stop.TIME_LIMIT || exit.end() instanceof End.Exited) {
      return Optional.empty();
    }
    return Optional.of(Stopped.of(exit.end()));
  }

  private Optional<Stopped> over() {
    if (commands.cancelled()) {
      return Optional.of(Commands.CANCELLED);
    }
    return commands.late() ? Optional.of(LATE) : Optional.empty();
  }
}
