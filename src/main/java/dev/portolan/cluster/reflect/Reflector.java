package dev.portolan.cluster.reflect;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.model.Coverage;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps one kind up to date, in one namespace or in all: a list in pages, then a watch from there
/// on, and a new list when the server has forgotten where the watch stood (410). It never gives up,
/// but waits longer each time.
public final class Reflector {
  /// So many failures in a row of what was complete before are told.
  private static final int TOLD = 3;

  /// So many refusals in a row of what was allowed before are believed: a server that has just
  /// started refuses what it allows a moment later.
  private static final int BELIEVED = 5;

  private final Wire wire;
  private final Resource resource;
  private final Sink sink;
  private final Lister lister;
  private final Watcher watcher;
  private int failures;
  private int rounds;
  private boolean everComplete;
  private boolean watched;
  private boolean mayStream = true;

  /// @param namespace the one that is read, or empty for all
  public Reflector(Wire wire, Resource resource, String namespace, Sink sink) {
    this.wire = wire;
    this.resource = resource;
    this.sink = sink;
    this.lister = new Lister(wire, resource, namespace, sink, this::progress);
    this.watcher = new Watcher(wire, namespace, sink, this::progress);
  }

  /// Lists and watches until the thread is interrupted.
  public void run() throws InterruptedException {
    while (true) {
      long era = wire.weather().await();
      Lister.Position position = list();
      if (position == null) {
        continue;
      }
      if (!position.streamed()) {
        complete();
      }
      follow(position, era);
    }
  }

  private void complete() {
    everComplete = true;
    mayStream = true;
    failures = 0;
    sink.coverage(new Coverage.Complete());
  }

  private void progress(int received, int expected) {
    if (!everComplete) {
      sink.coverage(new Coverage.Syncing(received, expected));
    }
  }

  /// The list's position; null after a failure and the wait for it.
  private Lister.@Nullable Position list() throws InterruptedException {
    try {
      return lister.list(mayStream);
    } catch (IOException e) {
      stopIfInterrupted();
      failures++;
      failed(e);
    }
    return null;
  }

  private void failed(IOException e) throws InterruptedException {
    int code = e instanceof ApiFailure f ? f.code() : 0;
    if (code == 403 || code == 404) {
      wire.weather().answered();
      refused((ApiFailure) e);
      return;
    }
    if (mayConcernAll(code)) {
      wire.weather().doubt();
    }
    if (!everComplete || failures >= TOLD) {
      sink.coverage(failure(e));
    }
    pause(failures, asked(e));
  }

  /// True for a connection that could not be made or broke, credentials that are not accepted, and
  /// what a server says that is overloaded, starting or not there.
  private static boolean mayConcernAll(int code) {
    return code == 0 || code == 401 || code == 429 || (code >= 502 && code <= 504);
  }

  private static Duration asked(IOException e) {
    return e instanceof ApiFailure f ? f.retryAfter() : Duration.ZERO;
  }

  /// What is refused, or not there, is tried again slowly.
  private void refused(ApiFailure e) throws InterruptedException {
    if (everComplete && failures < BELIEVED) {
      pause(failures, Duration.ZERO);
      return;
    }
    everComplete = false;
    if (e.code() == 403) {
      sink.coverage(new Coverage.Forbidden(e.line()));
    } else {
      sink.retain(Set.of());
      sink.coverage(resource.optional() ? new Coverage.Complete() : failure(e));
    }
    wire.rhythm().pause().sleep(wire.rhythm().about(Rhythm.FORBIDDEN));
  }

  /// Watches until a new list is needed.
  private void follow(Lister.Position start, long era) throws InterruptedException {
    Watcher.Watch watch = watcher.from(start, this::complete);
    Counts counts = new Counts();
    while (wire.weather().await() == era) {
      try {
        if (counts.runs++ > 0 && start.stopgap() && lister.newerServes(start.place())) {
          return;
        }
        Watcher.End end = watch.run(() -> opened(counts));
        if (end == Watcher.End.BROKEN) {
          wire.weather().doubt();
        }
        if (end == Watcher.End.FORGOTTEN) {
          rounds = counts.worked ? 0 : rounds + 1;
          pause(rounds - 1, Duration.ZERO);
          return;
        }
        if (!watch.whole()) {
          notStreamed(end);
          return;
        }
        counts.worked |= end != Watcher.End.SHORT;
        counts.shortOnes = end == Watcher.End.SHORT ? counts.shortOnes + 1 : 0;
        pause(counts.shortOnes, Duration.ZERO);
      } catch (IOException e) {
        stopIfInterrupted();
        if (!again(e, counts)) {
          return;
        }
      }
    }
  }

  /// How one watch has gone so far.
  private static final class Counts {
    private int runs;
    private int failures;
    private int shortOnes;
    private boolean worked;
  }

  /// A stream that broke is listed in pages the next time, for it may always break; a server that
  /// does not stream is not asked again.
  private void notStreamed(Watcher.End end) throws InterruptedException {
    if (end == Watcher.End.NOT_STREAMED) {
      wire.streaming().refused();
    } else {
      mayStream = false;
      failures++;
      pause(failures, Duration.ZERO);
    }
  }

  /// After a watch that could not be opened: true to open it again from where it stands, false to
  /// list anew.
  private boolean again(IOException e, Counts counts) throws InterruptedException {
    int code = e instanceof ApiFailure f ? f.code() : 0;
    counts.failures++;
    if (mayConcernAll(code)) {
      wire.weather().doubt();
    }
    if (code == 403 && (!watched || counts.failures >= BELIEVED)) {
      // allowed to list, but not to watch
      watched = false;
      wire.rhythm().pause().sleep(wire.rhythm().about(Rhythm.FORBIDDEN.dividedBy(2)));
      return false;
    }
    if (counts.failures >= TOLD && code != 403) {
      sink.coverage(failure(e));
    }
    if (code == 404 || code == 400) {
      rounds++;
      pause(rounds, asked(e));
      return false;
    }
    pause(counts.failures, asked(e));
    return true;
  }

  private void opened(Counts counts) {
    wire.weather().answered();
    watched = true;
    if (counts.failures >= TOLD && everComplete) {
      sink.coverage(new Coverage.Complete());
    }
    counts.failures = 0;
  }

  private Coverage.Failed failure(IOException e) {
    return new Coverage.Failed(Trouble.line(e, wire.api().server()));
  }

  private void pause(int failures, Duration asked) throws InterruptedException {
    if (failures > 0) {
      wire.rhythm().pause().sleep(wire.rhythm().backOff(failures, asked));
    }
  }

  /// Closing a session cancels its calls, which then fail: that is no trouble.
  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("the session is closed");
    }
  }
}
