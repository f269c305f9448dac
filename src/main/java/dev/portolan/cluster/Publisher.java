package dev.portolan.cluster;

import dev.portolan.model.ClusterSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells a listener of changes, from one thread: the first at once, then what has gathered since,
/// at most every tick. It never waits for quiet, so a busy cluster is shown too. A listener that
/// takes longer than a tick is left as long a rest as it took: it never has more than half of a
/// core.
final class Publisher {
  /// A change waits no longer than this to be told.
  static final Duration TICK = Duration.ofMillis(30);

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final ClusterSession.Listener listener;
  private final Supplier<ClusterSnapshot> snapshots;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final List<Consumer<ClusterSession.Listener>> more = new ArrayList<>();
  private boolean dirty;
  private @Nullable SessionState state;
  private boolean closed;

  Publisher(ClusterSession.Listener listener, Supplier<ClusterSnapshot> snapshots) {
    this.listener = listener;
    this.snapshots = snapshots;
  }

  /// The objects have changed.
  void changed() {
    lock.lock();
    try {
      dirty = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Tells the listener something else, before the next state and snapshot.
  void tell(Consumer<ClusterSession.Listener> news) {
    lock.lock();
    try {
      more.add(news);
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The state has changed; of several within a tick the last is told.
  void state(SessionState now) {
    lock.lock();
    try {
      state = now;
      closed = closed || now instanceof SessionState.Closed;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Tells changes until the session is closed, which is the last thing told.
  void run() throws InterruptedException {
    while (true) {
      SessionState newState;
      boolean newObjects;
      boolean last;
      List<Consumer<ClusterSession.Listener>> news;
      lock.lockInterruptibly();
      try {
        while (!dirty && state == null && more.isEmpty()) {
          wake.await();
        }
        newState = state;
        news = List.copyOf(more);
        more.clear();
        newObjects = dirty && !closed;
        last = closed;
        state = null;
        dirty = false;
      } finally {
        lock.unlock();
      }
      long began = System.nanoTime();
      news.forEach(n -> n.accept(listener));
      if (newState != null) {
        listener.state(newState);
      }
      if (newObjects) {
        listener.snapshot(snapshots.get());
      }
      if (last) {
        return;
      }
      rest(Math.clamp(System.nanoTime() - began, TICK.toNanos(), LONGEST_REST.toNanos()));
    }
  }

  /// Waits, unless the session is closed.
  private void rest(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = wake.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
