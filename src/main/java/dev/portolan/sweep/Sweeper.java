package dev.portolan.sweep;

import dev.portolan.checkset.Transport;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.RunningCheck;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A sweep under way: asks what is planned, so many containers at a time, and can be held and
/// ended.
public final class Sweeper implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(12);

  private final Asking asking;
  private final ClusterSnapshot snapshot;
  private final Choice.Budget budget;
  private final Listener listener;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<List<Pair>> waiting;
  private final Set<RunningCheck> running = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Stopwatch watch = new Stopwatch();
  private int going;
  private boolean held;
  private boolean over;

  /// How a sweep comes to its end.
  public enum End {
    DONE,
    CANCELLED,
    /// Its time was over before everything was asked.
    BUDGET
  }

  /// Hears how a sweep goes on, from several threads, one at a time.
  public interface Listener {
    /// Results have come.
    ///
    /// @param active how long it has run, without the time that it was held
    void answered(List<Result> results, Duration active);

    /// Told once and last.
    void ended(End how, Duration active);
  }

  private Sweeper(
      Asking asking,
      ClusterSnapshot snapshot,
      Collection<Pair> pairs,
      Choice.Budget budget,
      ThreadFactory threads,
      Listener listener) {
    this.asking = asking;
    this.snapshot = snapshot;
    this.budget = budget;
    this.listener = listener;
    this.waiting = new ArrayDeque<>(rounds(pairs));
    this.thread = threads.newThread(this::run);
  }

  /// Starts; `pairs` are those that are still to be asked.
  public static Sweeper start(
      Asking asking,
      ClusterSnapshot snapshot,
      Collection<Pair> pairs,
      Choice.Budget budget,
      ThreadFactory threads,
      Listener listener) {
    Sweeper sweeper = new Sweeper(asking, snapshot, pairs, budget, threads, listener);
    sweeper.thread.start();
    return sweeper;
  }

  /// Holds it: what is under way comes to its end, nothing more is started.
  public void hold(boolean hold) {
    change(
        () -> {
          held = hold;
          watch.run(!hold);
        });
  }

  /// Ends it, the remote processes too.
  public void cancel() {
    change(() -> over = true);
    running.forEach(RunningCheck::cancel);
  }

  @Override
  public void close() {
    cancel();
    try {
      thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One source's pairs together, at most so many that no source is asked for minutes on end.
  private static Collection<List<Pair>> rounds(Collection<Pair> pairs) {
    Map<Object, List<Pair>> bySource = new LinkedHashMap<>();
    List<List<Pair>> rounds = new ArrayList<>();
    for (Pair pair : pairs) {
      boolean alone = pair.knock().kind() != Transport.TCP;
      Object source = alone ? pair : pair.from();
      List<Pair> round = bySource.computeIfAbsent(source, k -> new ArrayList<>());
      round.add(pair);
      if (round.size() >= Asking.MOST_TOGETHER) {
        rounds.add(round);
        bySource.remove(source);
      }
    }
    rounds.addAll(bySource.values());
    return rounds;
  }

  private void run() {
    watch.run(true);
    End end = End.DONE;
    while (true) {
      End why = next();
      if (why != null) {
        end = why;
        break;
      }
      List<Pair> round = waiting.removeFirst();
      String namespace = round.getFirst().from().namespace();
      if (refused.contains(namespace)) {
        tell(round.stream().map(p -> asAbove(p, namespace)).toList());
      } else {
        begin(round);
      }
    }
    finish();
    listener.ended(end, watch.active());
  }

  /// Waits until another container may be asked; an end where none is to be.
  private @Nullable End next() {
    lock.lock();
    try {
      while (!over && (held || going >= budget.atOnce()) && !late()) {
        changed.awaitNanos(Duration.ofMillis(200).toNanos());
      }
      if (over) {
        return End.CANCELLED;
      }
      if (waiting.isEmpty()) {
        return End.DONE;
      }
      return late() ? End.BUDGET : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.CANCELLED;
    } finally {
      lock.unlock();
    }
  }

  private boolean late() {
    return watch.active().compareTo(budget.time()) >= 0;
  }

  private void begin(List<Pair> round) {
    change(() -> going++);
    RunningCheck check =
        asking.start(
            round,
            snapshot,
            new Asking.Ear() {
              @Override
              public void answered(List<Result> results) {
                tell(results);
              }

              @Override
              public void finished(RunningCheck finished, boolean denied) {
                if (denied) {
                  refused.add(round.getFirst().from().namespace());
                }
                running.remove(finished);
                change(() -> going--);
              }
            });
    running.add(check);
    if (asking.over(check)) {
      running.remove(check);
    }
    if (ended()) {
      check.cancel();
    }
  }

  private void tell(List<Result> results) {
    lock.lock();
    try {
      listener.answered(results, watch.active());
    } finally {
      lock.unlock();
    }
  }

  private static Result asAbove(Pair pair, String namespace) {
    String summary =
        "Not asked: the server refuses to run commands in the pods of " + namespace + ".";
    return new Result(pair, Outcome.NOT_PERMITTED, summary, "", List.of());
  }

  /// Waits for what is under way.
  private void finish() {
    lock.lock();
    try {
      while (going > 0) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watch.run(false);
      lock.unlock();
    }
  }

  private boolean ended() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      how.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
