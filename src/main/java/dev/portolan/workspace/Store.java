package dev.portolan.workspace;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the workspace, the one mutable place. Intents from any thread are reduced one after
/// another, on whichever dispatching thread gets there first.
public final class Store {
  private final Queue<Intent> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final CopyOnWriteArrayList<Consumer<Workspace>> subscribers =
      new CopyOnWriteArrayList<>();
  private final EffectRunner runner;
  private volatile Workspace now;

  public Store(Workspace initial, EffectRunner runner) {
    this.now = initial;
    this.runner = runner;
  }

  public Workspace now() {
    return now;
  }

  /// Hands in an intent and returns; when another thread (or an outer call) is reducing, it takes
  /// this one too.
  public void dispatch(Intent intent) {
    queue.add(intent);
    while (!queue.isEmpty() && draining.compareAndSet(false, true)) {
      try {
        drain();
      } finally {
        draining.set(false);
      }
    }
  }

  /// Hears every new workspace from now on, in order, on the dispatching threads. The subscriber
  /// must be quick.
  public AutoCloseable subscribe(Consumer<Workspace> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  /// What fails holds back nobody else: the rest is told and done, and then the failure is thrown.
  private void drain() {
    Failures failures = new Failures();
    Intent intent = queue.poll();
    while (intent != null) {
      Intent next = intent;
      failures.of(() -> take(next, failures));
      intent = queue.poll();
    }
    failures.rethrow();
  }

  private void take(Intent intent, Failures failures) {
    Workspace before = now;
    Reduction reduction = Reducer.reduce(before, intent);
    if (!reduction.workspace().showsAsMuchAs(before)) {
      now = reduction.workspace();
      subscribers.forEach(s -> failures.of(() -> s.accept(reduction.workspace())));
    }
    reduction.effects().forEach(e -> failures.of(() -> runner.run(e, this::dispatch)));
  }

  /// The first failure of several things, with the others in it.
  private static final class Failures {
    private @Nullable RuntimeException first;

    void of(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else if (!e.equals(first)) {
          first.addSuppressed(e);
        }
      }
    }

    void rethrow() {
      if (first != null) {
        throw first;
      }
    }
  }
}
