package dev.portolan.probe.run;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Lines;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.PodExec.Running;
import dev.portolan.probe.tool.Scripts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One command in the container, from its start until it is known to have ended. Output is handed
/// over on the thread that calls `run`.
final class RemoteCommand implements PodExec.Listener {
  static final int MAX_OUTPUT = 1 << 20;

  /// The longest that a command waits for a place.
  private static final Duration QUEUE = Duration.ofMinutes(30);

  private static final Pattern PID = Pattern.compile("^portolan-pid (\\d+) ?(\\d*)$");

  /// Why a command is over.
  enum Stop {
    BY_ITSELF,
    TIME_LIMIT,
    CANCELLED,
    TOO_MUCH
  }

  /// How a command is over.
  ///
  /// @param waited how long it waited for a place before it was started
  /// @param worry what could not be made sure about the remote process, or how it was run if not by
  ///   the server's own exec, or empty
  record Exit(End end, Stop stop, Duration waited, String worry) {}

  /// Hears the command's lines.
  interface LineListener {
    void line(boolean error, String text);

    /// The command waits for a place, or with -1 no longer.
    default void queued(int ahead) {}
  }

  private sealed interface Event {}

  private record Output(boolean error, ByteBuffer bytes) implements Event {}

  private record Ended(End end) implements Event {}

  private record Queued(int ahead) implements Event {}

  private record Wake() implements Event {}

  private final PodExec exec;
  private final ContainerRef where;
  private final boolean wrapped;
  private final Limits limits;
  private final LineListener listener;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Lines out = new Lines();
  private final Lines err = new Lines();
  private final AtomicLong received = new AtomicLong();
  private volatile String note = "";
  private volatile boolean cancelled;
  private volatile boolean tooMuch;
  private long queuedAt;
  private long waited;
  private @Nullable End end;
  private List<String> pid = List.of();

  /// @param wrapped true to run it by `Scripts.RUN`, so that it can be ended
  RemoteCommand(
      PodExec exec, ContainerRef where, boolean wrapped, Limits limits, LineListener listener) {
    this.exec = exec;
    this.where = where;
    this.wrapped = wrapped;
    this.limits = limits;
    this.listener = listener;
  }

  /// Runs it, at most for so long, and ends what is left of it.
  Exit run(List<String> argv, Duration limit) {
    Running running = exec.start(where, wrapped ? wrap(argv) : argv, this);
    long began = System.nanoTime();
    while (end == null && !cancelled && !tooMuch && next(deadline(began, limit))) {}
    if (end != null) {
      return exit(end, Stop.BY_ITSELF, end instanceof End.Broken ? afterBreak() : note);
    }
    Stop why = cancelled ? Stop.CANCELLED : tooMuch ? Stop.TOO_MUCH : Stop.TIME_LIMIT;
    String worry = queuedAt == 0 ? stop() : ""; // what waits has not started anything
    running.disconnect();
    return exit(end == null ? new End.Disconnected() : end, why, worry);
  }

  private Exit exit(End how, Stop why, String worry) {
    return new Exit(how, why, Duration.ofNanos(waited), worry);
  }

  /// The time in the queue does not count.
  private long deadline(long began, Duration limit) {
    return queuedAt == 0 ? began + waited + limit.toNanos() : queuedAt + QUEUE.toNanos();
  }

  /// The connection broke, and the server may have forgotten the command, which runs on: it is
  /// ended over a new connection.
  private String afterBreak() {
    if (pid.isEmpty()) {
      return wrapped ? "If the command has started, it ends by its own limit." : note;
    }
    return kill() ? "" : "Process " + pid.getFirst() + " in the container may still run.";
  }

  /// Ends it from another thread; `run` returns soon after.
  void cancel() {
    cancelled = true;
    events.add(new Wake());
  }

  @Override
  public void output(boolean error, byte[] chunk) {
    // Called by one thread at a time; what comes past the bound is read and dropped.
    long before = received.getAndAdd(chunk.length);
    if (before < MAX_OUTPUT) {
      events.add(new Output(error, ByteBuffer.wrap(chunk.clone())));
    }
    if (before < MAX_OUTPUT && before + chunk.length >= MAX_OUTPUT) {
      events.add(new Output(true, StandardCharsets.UTF_8.encode("\n… output cut\n")));
      tooMuch = true;
      events.add(new Wake());
    }
  }

  @Override
  public void note(String how) {
    note = how;
  }

  @Override
  public void queued(int ahead) {
    events.add(new Queued(ahead));
  }

  @Override
  public void begun() {
    events.add(new Queued(-1));
  }

  @Override
  public void ended(End how) {
    events.add(new Ended(how));
  }

  private static List<String> wrap(List<String> argv) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", Scripts.RUN, "portolan"));
    words.addAll(argv);
    return words;
  }

  /// Handles one event; false when none came before the deadline.
  private boolean next(long deadline) {
    switch (poll(deadline)) {
      case null -> {
        return false;
      }
      case Output o -> (o.error() ? err : out).add(o.bytes()).forEach(l -> line(o.error(), l));
      case Ended e -> {
        out.end().forEach(l -> line(false, l));
        err.end().forEach(l -> line(true, l));
        end = e.end();
      }
      case Queued q -> queue(q.ahead());
      case Wake w -> {}
    }
    return true;
  }

  private void queue(int ahead) {
    if (ahead >= 0) {
      queuedAt = System.nanoTime();
      listener.queued(ahead);
    } else if (queuedAt != 0) {
      waited += System.nanoTime() - queuedAt;
      queuedAt = 0;
      listener.queued(-1);
    }
  }

  private @Nullable Event poll(long deadline) {
    try {
      return events.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      cancelled = true; // whoever interrupts a check wants it over, tidily
      return new Wake();
    }
  }

  private void line(boolean error, String text) {
    Matcher matcher = PID.matcher(text);
    if (wrapped && error && pid.isEmpty() && matcher.matches()) {
      pid = List.of(matcher.group(1), matcher.group(2));
    } else {
      listener.line(error, text);
    }
  }

  /// Ends the remote process; what could not be made sure, or empty.
  private String stop() {
    if (!wrapped) {
      return "The container has no shell to end the command with; it ends by its own limit.";
    }
    long patience = System.nanoTime() + limits.grace().toNanos();
    while (end == null && pid.isEmpty() && next(patience)) {}
    if (end != null) {
      return "";
    }
    if (pid.isEmpty()) {
      return "The command did not tell its process number; it may still run.";
    }
    boolean killed = kill();
    long soon = System.nanoTime() + limits.grace().toNanos();
    while (end == null && next(soon)) {}
    boolean gone = end instanceof End.Exited || killed;
    return gone ? "" : "Process " + pid.getFirst() + " in the container may still run.";
  }

  /// Ends the process by its number; true when it is known to be gone.
  private boolean kill() {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", Scripts.END, "portolan"));
    argv.addAll(pid);
    RemoteCommand killer =
        new RemoteCommand(exec.urgent(), where, false, limits, (error, text) -> {});
    return killer.run(argv, limits.end()).end().equals(new End.Exited(0));
  }
}
