package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Keeps one kind up to date: a list in pages, then a watch from there on, and a new list when the
/// server has forgotten where the watch stood (410). It never gives up, but waits longer each time.
final class Reflector {
  /// A watch that does not even open so often in a row is no longer "complete".
  private static final int WATCH_FAILURES = 3;

  private final Kind kind;
  private final Lister lister;
  private final Watcher watcher;
  private final Sink sink;
  private final Rhythm rhythm;
  private int failures;
  private boolean everComplete;

  /// @param homeNamespace where a namespaced kind is read when the cluster's list is forbidden
  Reflector(
      ApiConnection api,
      Resource resource,
      ServedVersions served,
      String homeNamespace,
      Sink sink,
      Rhythm rhythm) {
    this.kind = resource.kind();
    this.lister = new Lister(api, resource, served, homeNamespace, sink);
    this.watcher = new Watcher(api, kind, sink, rhythm);
    this.sink = sink;
    this.rhythm = rhythm;
  }

  /// Lists and watches until the thread is interrupted.
  void run() throws InterruptedException {
    while (true) {
      Lister.Position position = list();
      if (position == null) {
        continue;
      }
      everComplete = true;
      sink.coverage(kind, new Coverage.Complete());
      if (watch(position)) {
        failures = 0;
      }
    }
  }

  /// The list's position; null after a failure and the wait for it.
  private Lister.@Nullable Position list() throws InterruptedException {
    Instant began = rhythm.clock().instant();
    try {
      Lister.Position position = lister.list();
      failures = 0;
      return position;
    } catch (ApiFailure e) {
      stopIfInterrupted();
      refused(e, began);
    } catch (IOException e) {
      stopIfInterrupted();
      disconnected(e, began);
    }
    return null;
  }

  private void refused(ApiFailure e, Instant began) throws InterruptedException {
    failures++;
    switch (e.code()) {
      case 401 -> {
        sink.trouble(began, e);
        sink.coverage(kind, new Coverage.Failed(Trouble.NOT_ACCEPTED));
        rhythm.pause().sleep(Rhythm.UNAUTHORIZED);
      }
      case 403 -> {
        sink.answered();
        sink.coverage(kind, new Coverage.Forbidden(e.line()));
        rhythm.pause().sleep(Rhythm.FORBIDDEN);
      }
      case 404 -> {
        sink.answered();
        sink.coverage(kind, lister.optional() ? new Coverage.Complete() : failed(e));
        rhythm.pause().sleep(Rhythm.FORBIDDEN);
      }
      case 429, 502, 503, 504 -> disconnected(e, began, e.retryAfter());
      default -> {
        sink.answered();
        sink.coverage(kind, failed(e));
        rhythm.pause().sleep(longer(rhythm.backOff(failures), e.retryAfter()));
      }
    }
  }

  private void disconnected(IOException e, Instant began) throws InterruptedException {
    failures++;
    disconnected(e, began, Duration.ZERO);
  }

  private void disconnected(IOException e, Instant began, Duration atLeast)
      throws InterruptedException {
    sink.trouble(began, e);
    if (!everComplete) {
      sink.coverage(kind, failed(e));
    }
    rhythm.pause().sleep(longer(rhythm.backOff(failures), atLeast));
  }

  /// Watches until a new list is needed. True when the reason is the server's forgetting, false
  /// when the watch was refused.
  private boolean watch(Lister.Position start) throws InterruptedException {
    Watcher.Watch watch = watcher.from(start);
    AtomicInteger inARow = new AtomicInteger();
    int shortOnes = 0;
    while (true) {
      Instant began = rhythm.clock().instant();
      try {
        Watcher.End end = watch.run(() -> opened(inARow));
        if (end == Watcher.End.FORGOTTEN) {
          return true;
        }
        shortOnes = end == Watcher.End.SHORT ? shortOnes + 1 : 0;
        if (shortOnes > 0) {
          rhythm.pause().sleep(rhythm.backOff(shortOnes));
        }
      } catch (IOException e) {
        stopIfInterrupted();
        if (e instanceof ApiFailure f && (f.code() == 401 || f.code() == 403 || f.code() == 404)) {
          return false;
        }
        if (inARow.incrementAndGet() >= WATCH_FAILURES) {
          sink.coverage(kind, failed(e));
        }
        Duration asked = e instanceof ApiFailure f ? f.retryAfter() : Duration.ZERO;
        if (!(e instanceof ApiFailure f) || f.code() == 429 || f.code() >= 502) {
          sink.trouble(began, e);
        }
        rhythm.pause().sleep(longer(rhythm.backOff(inARow.get()), asked));
      }
    }
  }

  private void opened(AtomicInteger inARow) {
    sink.answered();
    if (inARow.getAndSet(0) >= WATCH_FAILURES) {
      sink.coverage(kind, new Coverage.Complete());
    }
  }

  private Coverage.Failed failed(IOException e) {
    return new Coverage.Failed(Trouble.line(e, lister.server()));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /// Closing a session cancels its calls, which then fail: that is no trouble.
  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("the session is closed");
    }
  }
}
