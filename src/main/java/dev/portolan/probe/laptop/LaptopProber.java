package dev.portolan.probe.laptop;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.run.CheckLog;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/// The prober of this computer itself: the one vantage outside the cluster, by Java's own sockets.
/// It knows connect, TLS, HTTP and DNS; what needs a program or rights it does not ask.
public final class LaptopProber implements Prober {
  /// Stands for this computer where a caller is named.
  public static final ContainerRef LAPTOP = new ContainerRef("", "this computer", "");

  private final Clock clock;
  private final ThreadFactory threads;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /// @param threads makes the threads that checks live on: virtual ones, whose waiting on a socket
  ///   ends when they are interrupted
  public LaptopProber(Clock clock, ThreadFactory threads) {
    this.clock = clock;
    this.threads = threads;
  }

  @Override
  public RunningCheck start(
      CheckRequest request, ClusterSnapshot snapshot, CheckListener listener) {
    CheckLog log = new CheckLog(listener, clock);
    LaptopTask task = new LaptopTask(request, new SnapshotIndex(snapshot), log);
    Thread thread =
        threads.newThread(
            () -> {
              try {
                task.run();
              } finally {
                running.remove(Thread.currentThread());
              }
            });
    running.add(thread);
    thread.start();
    return () -> task.cancel(thread);
  }

  @Override
  public void close() {
    running.forEach(Thread::interrupt);
  }
}
