package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one plugin command gave last for one cluster, kept until shortly before it runs out or the
/// server rejects it. All connections of the process share it: one runs the plugin, the others
/// wait, and after a failure nobody runs it again for a while.
final class PluginMemory {
  private static final Duration EARLY = Duration.ofSeconds(10);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;
  private static final long LOOK_MILLIS = 100;
  private static final int MOST = 64;

  private static final Map<Key, PluginMemory> SHARED =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PluginMemory> eldest) {
          return size() > MOST;
        }
      };

  private final InstantSource clock;
  private final ReentrantLock running = new ReentrantLock();
  private volatile @Nullable PluginReply reply;
  private volatile @Nullable AccessFailure failure;
  private volatile @Nullable Proof rejected;
  private volatile Instant notBefore = Instant.MIN;
  private final AtomicInteger failures = new AtomicInteger();

  /// What decides what a plugin gives.
  private record Key(String command, String info, Map<String, String> environment) {
    @Override
    public String toString() {
      return command;
    }
  }

  PluginMemory(InstantSource clock) {
    this.clock = clock;
  }

  static PluginMemory shared(
      PluginStanza plugin, String info, Map<String, String> environment, InstantSource clock) {
    synchronized (SHARED) {
      return SHARED.computeIfAbsent(
          new Key(plugin.command().hash(), info, environment), k -> new PluginMemory(clock));
    }
  }

  /// A person asks anew: the next call may run the plugin at once, whatever failed before.
  void askedAnew() {
    failures.set(0);
    notBefore = Instant.MIN;
  }

  /// What the plugin gives: remembered, or by running it now.
  Proof proof(PluginRunner runner) throws IOException {
    PluginReply known = reply;
    if (known != null && fresh(known)) {
      return known.proof();
    }
    lock(runner);
    try {
      known = reply;
      if (known != null && fresh(known)) {
        return known.proof();
      }
      if (clock.instant().isBefore(notBefore)) {
        return meanwhile(known);
      }
      return run(runner, known);
    } finally {
      running.unlock();
    }
  }

  /// The server rejected this. True when there is, or may now be, another.
  boolean renew(Proof refused, PluginRunner runner) throws AccessFailure {
    lock(runner);
    try {
      PluginReply known = reply;
      if (known != null && !known.proof().equals(refused)) {
        return true;
      }
      rejected = refused;
      return !clock.instant().isBefore(notBefore);
    } finally {
      running.unlock();
    }
  }

  /// The server took what the plugin gave: when that is rejected later, it may be run at once.
  void accepted() {
    if (failures.get() > 0) {
      askedAnew();
    }
  }

  private boolean fresh(PluginReply known) {
    return !known.proof().equals(rejected) && known.expires().isAfter(clock.instant().plus(EARLY));
  }

  /// While the plugin may not be run: what it gave last, if that may still serve, else why not.
  private Proof meanwhile(@Nullable PluginReply known) throws AccessFailure {
    AccessFailure last = failure;
    if (known != null && (last == null || known.expires().isAfter(clock.instant()))) {
      return known.proof();
    }
    throw new AccessFailure(
        last == null ? "no credentials yet" : String.valueOf(last.getMessage()));
  }

  private Proof run(PluginRunner runner, @Nullable PluginReply known) throws IOException {
    try {
      PluginReply got = runner.run();
      // the next run is due when this one runs out; one that is no good at once has to wait
      notBefore = clock.instant().plus(backOff());
      failures.incrementAndGet();
      failure = null;
      rejected = null;
      reply = got;
      return got.proof();
    } catch (AccessFailure e) {
      if (!runner.closed() && !Thread.currentThread().isInterrupted()) {
        notBefore = clock.instant().plus(backOff());
        failures.incrementAndGet();
        failure = e;
      }
      if (known != null
          && !known.proof().equals(rejected)
          && known.expires().isAfter(clock.instant())) {
        return known.proof();
      }
      throw e;
    }
  }

  private Duration backOff() {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures.get(), MAX_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /// Waits for another's run, no longer than the connection that waits lives.
  private void lock(PluginRunner runner) throws AccessFailure {
    try {
      while (!running.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (runner.closed()) {
          throw new AccessFailure("the session is closed");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AccessFailure("the session is closed");
    }
  }
}
