package dev.portolan.cluster.exec;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs commands in containers by the first way that serves. Which one that was is remembered for
/// each namespace, because rights differ between namespaces.
public final class PodCommands implements PodExec, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PodCommands.class);

  private final List<Way> ways;
  private final @Nullable Way lastResort;
  private final Map<String, Way> served = new ConcurrentHashMap<>();
  private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @param ways in the order in which they are tried
  /// @param lastResort tried after them, unless all that is in the way is a want of rights
  public PodCommands(List<Way> ways, Way lastResort) {
    List<Way> all = new ArrayList<>(ways);
    all.add(lastResort);
    this.ways = List.copyOf(all);
    this.lastResort = lastResort;
  }

  /// Without a last resort.
  PodCommands(List<Way> ways) {
    this.ways = List.copyOf(ways);
    this.lastResort = null;
  }

  @Override
  public Running start(ContainerRef container, List<String> argv, Listener listener) {
    Attempt attempt = new Attempt(new Command(container, argv), listener);
    running.add(attempt);
    if (closed) {
      attempt.disconnect();
    }
    Thread.ofVirtual().name("exec").start(attempt);
    return attempt;
  }

  /// Drops all connections; their listeners hear Disconnected.
  @Override
  public void close() {
    closed = true;
    running.forEach(Attempt::disconnect);
  }

  /// One command under way, in a thread of its own.
  private final class Attempt implements Running, Runnable {
    private final Command command;
    private final Stop stop = new Stop();
    private final Output output;

    Attempt(Command command, Listener listener) {
      this.command = command;
      this.output = new Output(listener, stop);
    }

    @Override
    public void disconnect() {
      stop.wish();
    }

    @Override
    public void run() {
      End end = new End.Disconnected();
      try {
        end = byTheFirstThatServes();
      } catch (InterruptedException e) {
        LOG.debug("A command is interrupted");
      } catch (RuntimeException e) { // the thread's edge: a command always tells its end
        LOG.error("Exec failed", e);
        end = new End.Broken("internal error: " + e);
      } finally {
        running.remove(this);
        output.end(stop.wished() ? new End.Disconnected() : end);
      }
    }

    private End byTheFirstThatServes() throws InterruptedException {
      List<Hurdle.Met> hurdles = new ArrayList<>();
      for (Way way : order()) {
        if (stop.wished()) {
          return new End.Disconnected();
        }
        if (way.equals(lastResort) && !hurdles.isEmpty() && Hurdle.allForbidden(hurdles)) {
          break; // its user is the same
        }
        switch (way.run(command, output, stop)) {
          case Way.Result.Ended e -> {
            if (e.end() instanceof End.Exited || e.end() instanceof End.NoSuchProgram) {
              served.put(command.container().namespace(), way);
            }
            return e.end();
          }
          case Way.Result.NotStarted n -> hurdles.add(new Hurdle.Met(way.title(), n.hurdle()));
        }
      }
      return Hurdle.end(hurdles);
    }

    private List<Way> order() {
      Way first = served.get(command.container().namespace());
      if (first == null) {
        return ways;
      }
      List<Way> order = new ArrayList<>(ways);
      order.remove(first);
      order.addFirst(first);
      return order;
    }
  }
}
