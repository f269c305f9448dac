package dev.portolan.probe.run;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.judge.Answer;
import dev.portolan.probe.judge.Answer.Stopped;
import dev.portolan.probe.judge.Answer.Tools;
import dev.portolan.probe.run.RemoteCommand.Exit;
import dev.portolan.probe.run.RemoteCommand.LineListener;
import dev.portolan.probe.tool.Toolbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The commands that one task runs in one container, one after the other, until its time is over or
/// it is cancelled. All but `cancel` is for the task's own thread.
final class Commands {
  static final Stopped CANCELLED = new Stopped(Outcome.CANCELLED, "", "");

  private final PodExec exec;
  private final ContainerRef container;
  private final Limits limits;
  private final IntConsumer queued;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicReference<@Nullable RemoteCommand> current = new AtomicReference<>();
  private long deadline;
  private String worry = "";

  /// @param queued hears how many are before a command that waits for a place, -1 when it begins
  Commands(
      PodExec exec, ContainerRef container, Limits limits, Duration timeLimit, IntConsumer queued) {
    this.exec = exec;
    this.container = container;
    this.limits = limits;
    this.queued = queued;
    this.deadline = System.nanoTime() + timeLimit.toNanos();
  }

  /// Ends the command that runs, and lets no other begin. Safe from any thread.
  void cancel() {
    cancelled.set(true);
    RemoteCommand command = current.get();
    if (command != null) {
      command.cancel();
    }
  }

  boolean cancelled() {
    return cancelled.get();
  }

  boolean late() {
    return remaining().isZero();
  }

  boolean over() {
    return cancelled() || late();
  }

  /// What could not be made sure about the remote processes, or empty.
  String worry() {
    return worry;
  }

  /// What is wanted, or what is left where that is less.
  Duration atMost(Duration wanted) {
    Duration remaining = remaining();
    return remaining.compareTo(wanted) < 0 ? remaining : wanted;
  }

  /// Runs one to its end; the time that it waits for a place does not count.
  ///
  /// @param wrapped whether a shell is there to tell of the process's number
  Exit run(List<String> argv, boolean wrapped, Duration limit, Lines lines) {
    Exit exit = take(argv, wrapped, limit, lines);
    worry = exit.worry().isEmpty() ? worry : exit.worry();
    return exit;
  }

  private Exit take(List<String> argv, boolean wrapped, Duration limit, Lines lines) {
    RemoteCommand command =
        new RemoteCommand(exec, container, wrapped, limits, new Heard(lines, queued));
    current.set(command);
    if (cancelled()) {
      command.cancel(); // asked for while there was no command to tell
    }
    try {
      Exit exit = command.run(argv, limit);
      deadline += exit.waited().toNanos();
      return exit;
    } finally {
      current.set(null);
    }
  }

  /// `Tools`, or `Stopped`.
  ///
  /// @param image the container's, as the finder names it
  /// @param patience how many times the usual wait it may take
  Answer tools(ToolFinder finder, String image, int patience) {
    Optional<Toolbox> known = finder.known(image);
    if (known.isPresent()) {
      return new Tools(known.get());
    }
    List<String> printed = new ArrayList<>();
    Duration limit = atMost(limits.find().multipliedBy(patience));
    // The search asks nothing of the network and is soon over: no worry, whatever became of it.
    Exit exit = take(Toolbox.search(), false, limit, (error, text) -> printed.add(text));
    return switch (exit.stop()) {
      case CANCELLED -> CANCELLED;
      case BY_ITSELF -> {
        Optional<Toolbox> learned = finder.learn(image, printed, exit);
        yield learned.isPresent() ? new Tools(learned.get()) : Stopped.of(exit.end());
      }
      case TIME_LIMIT, TOO_MUCH ->
          new Stopped(Outcome.FAILED, "The search for tools did not end in time.", "");
    };
  }

  private Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /// Hears what a command prints.
  interface Lines {
    void line(boolean error, String text);
  }

  private record Heard(Lines lines, IntConsumer ahead) implements LineListener {
    @Override
    public void line(boolean error, String text) {
      lines.line(error, text);
    }

    @Override
    public void queued(int before) {
      ahead.accept(before);
    }
  }
}
