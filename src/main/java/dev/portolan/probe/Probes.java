package dev.portolan.probe;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/// The prober of one cluster: runs each check on a thread of its own through one `PodExec`, and
/// remembers each image's tools.
public final class Probes implements Prober {
  private static final Duration CLOSING = Duration.ofSeconds(12);

  private final PodExec exec;
  private final Clock clock;
  private final ThreadFactory threads;
  private final Limits limits;
  private final ToolFinder finder = new ToolFinder();
  private final Set<Under> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// A check with its thread.
  private record Under(CheckTask task, Thread thread) {}

  /// @param threads makes the threads that checks live on, such as virtual ones
  public Probes(PodExec exec, Clock clock, ThreadFactory threads) {
    this(exec, clock, threads, Limits.STANDARD);
  }

  Probes(PodExec exec, Clock clock, ThreadFactory threads, Limits limits) {
    this.exec = exec;
    this.clock = clock;
    this.threads = threads;
    this.limits = limits;
  }

  @Override
  public RunningCheck start(
      CheckRequest request, ClusterSnapshot snapshot, CheckListener listener) {
    SnapshotIndex index = new SnapshotIndex(snapshot);
    CheckLog log = new CheckLog(listener, clock);
    CheckTask task = new CheckTask(exec, finder, limits, request, index, log);
    Thread thread =
        threads.newThread(
            () -> {
              try {
                task.run();
              } finally {
                running.removeIf(u -> u.task() == task);
              }
            });
    running.add(new Under(task, thread));
    if (closed) {
      task.cancel();
    }
    thread.start();
    return task;
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(u -> u.task().cancel());
    long deadline = System.nanoTime() + CLOSING.toNanos();
    for (Under under : Set.copyOf(running)) {
      try {
        under.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
