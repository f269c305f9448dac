package dev.portolan.app;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.Entry;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.TailStep;
import dev.portolan.workspace.TailTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Follows logs. Their lines are handed on a few times a second, and of a flood the newest ones.
final class TailWork {
  private static final Duration BEAT = Duration.ofMillis(150);
  private static final int MOST_WAITING = 2_000;
  private static final int BEGIN_WITH = 200;

  private final SessionWork session;
  private final Map<ContainerRef, PodLogs.Reading> readings = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private long skipped;
  private boolean carrying;

  TailWork(SessionWork session) {
    this.session = session;
    session.beforeRelease(() -> keep(Set.of()));
  }

  void run(TailTask task, Consumer<Intent> dispatch) {
    session.use(with -> follow(task, with, dispatch), () -> keep(Set.of()));
  }

  private void follow(TailTask task, ClusterSession with, Consumer<Intent> dispatch) {
    Map<ContainerRef, LogSource> wanted = new HashMap<>();
    task.sources().forEach(s -> wanted.put(s.container(), s));
    keep(wanted.keySet());
    wanted.forEach(
        (container, source) ->
            readings.computeIfAbsent(
                container,
                c ->
                    with.logs()
                        .read(
                            c,
                            new PodLogs.Wish(BEGIN_WITH, true),
                            new Telling(task.epoch(), source, dispatch))));
  }

  private void keep(Set<ContainerRef> wanted) {
    Set<ContainerRef> others =
        readings.keySet().stream().filter(c -> !wanted.contains(c)).collect(Collectors.toSet());
    for (ContainerRef container : others) {
      PodLogs.Reading reading = readings.remove(container);
      if (reading != null) {
        reading.stop();
      }
    }
  }

  private void add(long epoch, Entry entry, Consumer<Intent> dispatch) {
    lock.lock();
    try {
      waiting.addLast(entry);
      if (waiting.size() > MOST_WAITING) {
        waiting.removeFirst();
        skipped++;
      }
      if (!carrying) {
        carrying = true;
        Thread.ofVirtual().name("log-carrier").start(() -> carry(epoch, dispatch));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Hands over what has come, after a moment in which more may come.
  private void carry(long epoch, Consumer<Intent> dispatch) {
    try {
      Thread.sleep(BEAT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Entry> lines;
    long missed;
    lock.lock();
    try {
      lines = new ArrayList<>(waiting);
      missed = skipped;
      waiting.clear();
      skipped = 0;
      carrying = false;
    } finally {
      lock.unlock();
    }
    dispatch.accept(new Intent.OnTail(new TailStep.Came(epoch, lines, missed)));
  }

  /// Takes what one log says.
  private final class Telling implements PodLogs.Listener {
    private final long epoch;
    private final LogSource source;
    private final Consumer<Intent> dispatch;

    Telling(long epoch, LogSource source, Consumer<Intent> dispatch) {
      this.epoch = epoch;
      this.source = source;
      this.dispatch = dispatch;
    }

    @Override
    public void line(Instant time, String text) {
      add(epoch, new Entry(time, source, text), dispatch);
    }

    @Override
    public void state(PodLogs.State state) {
      dispatch.accept(new Intent.OnTail(new TailStep.Stands(epoch, source.container(), state)));
    }
  }
}
