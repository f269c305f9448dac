package dev.portolan.probe.run;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Batch;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The prober of one cluster: runs each check on a thread of its own through one `PodExec`, and
/// remembers each image's tools.
public final class Probes implements Prober, Batch.Runner {
  private static final Duration CLOSING = Duration.ofSeconds(12);

  private final PodExec exec;
  private final Clock clock;
  private final ThreadFactory threads;
  private final Limits limits;
  private final ToolFinder finder = new ToolFinder();
  private final Set<Under> running = ConcurrentHashMap.newKeySet();
  private volatile @Nullable SnapshotIndex lastIndex;
  private volatile Supplier<Optional<ClusterSnapshot>> newest = Optional::empty;
  private volatile boolean closed;

  /// A check or a batch with its thread.
  private record Under(RunningCheck task, Thread thread) {}

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

  /// Lets what is repeated look its names up anew each time.
  ///
  /// @param snapshots gives the cluster's newest snapshot, once there is one
  public Probes following(Supplier<Optional<ClusterSnapshot>> snapshots) {
    newest = snapshots;
    return this;
  }

  @Override
  public RunningCheck start(
      CheckRequest request, ClusterSnapshot snapshot, CheckListener listener) {
    if (!request.every().isZero()) {
      Supplier<ClusterSnapshot> now = () -> newest.get().orElse(snapshot);
      Watch watch = new Watch(this, clock, request, now, listener);
      return started(watch, watch);
    }
    SnapshotIndex index = index(snapshot);
    CheckLog log = new CheckLog(listener, clock);
    CheckTask task = new CheckTask(exec, finder, limits, request, index, log);
    return started(task, task);
  }

  @Override
  public RunningCheck start(Batch batch, ClusterSnapshot snapshot, Batch.Listener listener) {
    SnapshotIndex index = index(snapshot);
    BatchTask task = new BatchTask(exec, finder, limits, batch, index, listener);
    return started(task, task);
  }

  /// The index of the snapshot that was asked about last is kept: a sweep asks about one many
  /// times.
  @SuppressWarnings("ReferenceEquality") // a snapshot is the same only if it is the very same
  private SnapshotIndex index(ClusterSnapshot snapshot) {
    SnapshotIndex last = lastIndex;
    if (last == null || last.snapshot() != snapshot) {
      last = new SnapshotIndex(snapshot);
      lastIndex = last;
    }
    return last;
  }

  private RunningCheck started(RunningCheck check, Runnable work) {
    Thread thread =
        threads.newThread(
            () -> {
              try {
                work.run();
              } finally {
                running.removeIf(u -> u.task().equals(check));
              }
            });
    running.add(new Under(check, thread));
    if (closed) {
      check.cancel();
    }
    thread.start();
    return check;
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
