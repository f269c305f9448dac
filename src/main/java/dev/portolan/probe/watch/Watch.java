package dev.portolan.probe.watch;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.CheckResult.Transcript;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Series;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One check that is repeated until it is stopped, or until its prober cannot go on. Rounds begin
/// at even distances; one that takes longer than that is followed at once by the next.
public final class Watch implements Runnable, RunningCheck {
  /// Rounds in a row that failed for the prober's own reasons, after which the next would too.
  static final int PATIENCE = 5;

  private final Prober once;
  private final Clock clock;
  private final CheckRequest watched;
  private final CheckRequest round;
  private final Supplier<ClusterSnapshot> snapshots;
  private final CheckListener listener;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable RunningCheck> current = new AtomicReference<>();
  private Series series = Series.EMPTY;
  private int troubles;

  /// @param once asks each round
  /// @param snapshots what is known of the cluster as a round begins: a pod that was made anew
  ///   under its name has another address
  public Watch(
      Prober once,
      Clock clock,
      CheckRequest watched,
      Supplier<ClusterSnapshot> snapshots,
      CheckListener listener) {
    this.once = once;
    this.clock = clock;
    this.watched = watched;
    this.round = watched.repeated(Duration.ZERO);
    this.snapshots = snapshots;
    this.listener = listener;
  }

  @Override
  public void cancel() {
    stopped.countDown();
    RunningCheck check = current.get();
    if (check != null) {
      check.cancel();
    }
  }

  @Override
  public void run() {
    Instant began = clock.instant();
    CheckResult last = null;
    boolean on = !over();
    while (on) {
      long due = System.nanoTime() + watched.every().toNanos();
      Instant at = clock.instant();
      CheckResult result = ask();
      boolean cut = over() && result.outcome() == Outcome.CANCELLED;
      if (!cut || last == null) {
        last = result;
      }
      if (!cut) {
        tell(Sample.of(at, result));
      }
      on = !cut && goesOn(result) && pause(due);
    }
    listener.finished(end(last, began));
  }

  private CheckResult ask() {
    Round heard = new Round(listener);
    RunningCheck check = once.start(round, snapshots.get(), heard);
    current.set(check);
    if (over()) {
      check.cancel(); // asked for while there was no check to tell
    }
    try {
      return heard.result().join();
    } finally {
      current.set(null);
    }
  }

  private void tell(Sample sample) {
    series = series.with(sample);
    troubles = sample.measured() ? 0 : troubles + 1;
    listener.sample(sample);
  }

  /// A missing tool or right is missing the next time too; what failed for once may not.
  private boolean goesOn(CheckResult result) {
    return switch (result.outcome()) {
      case TOOL_MISSING, NOT_PERMITTED, CANCELLED -> false;
      default -> troubles < PATIENCE;
    };
  }

  /// Waits for the next round; false when there is none.
  private boolean pause(long due) {
    try {
      return !stopped.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean over() {
    return stopped.getCount() == 0;
  }

  private CheckResult end(@Nullable CheckResult last, Instant began) {
    Duration took = Duration.between(began, clock.instant());
    if (last == null || series.totals().rounds() == 0) {
      return last == null
          ? nothing(began, took)
          : again(last, last.outcome(), last.summary(), began, took);
    }
    boolean itself = troubles > 0 && !over();
    String why = itself ? " Ended, since the check could not go on: " + last.summary() : "";
    Outcome outcome = WatchWords.outcome(series);
    return again(last, outcome, WatchWords.summary(watched, series, took) + why, began, took);
  }

  private CheckResult again(
      CheckResult last, Outcome outcome, String summary, Instant began, Duration took) {
    Transcript transcript =
        new Transcript(last.transcript().commands(), last.transcript().output(), began, took);
    return new CheckResult(
        watched, outcome, summary, last.advice(), last.findings(), transcript, last.vantage());
  }

  private CheckResult nothing(Instant began, Duration took) {
    Transcript transcript = new Transcript(List.of(), "", began, took);
    return new CheckResult(watched, Outcome.CANCELLED, "Cancelled.", "", List.of(), transcript);
  }
}
