package dev.portolan.sweep;

import dev.portolan.checkset.Transport;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.Batch;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks one container about several pairs: connects together, anything else by itself.
public final class Asking {
  /// Pairs of one source that are asked together.
  static final int MOST_TOGETHER = 48;

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration EACH = Duration.ofSeconds(4);

  private final Prober prober;
  private final Batch.Runner batches;

  public Asking(Prober prober, Batch.Runner batches) {
    this.prober = prober;
    this.batches = batches;
  }

  /// Hears of one round.
  interface Ear {
    void answered(List<Result> results);

    /// Told once and last.
    ///
    /// @param denied true when the server let no command run there at all
    void finished(RunningCheck round, boolean denied);
  }

  /// A round under way.
  private static final class Round implements RunningCheck {
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile RunningCheck check = () -> {};
    private volatile boolean cancelled;

    void set(RunningCheck started) {
      check = started;
      if (cancelled) {
        started.cancel();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      check.cancel();
    }
  }

  /// True once a round has told its end.
  boolean over(RunningCheck round) {
    return round instanceof Round r && r.over.get();
  }

  RunningCheck start(List<Pair> pairs, ClusterSnapshot snapshot, Ear ear) {
    Pair first = pairs.getFirst();
    Round round = new Round();
    if (pairs.size() == 1 && first.knock().kind() != Transport.TCP) {
      CheckRequest request =
          new CheckRequest(
              first.knock().question(), first.from(), first.to(), CheckRequest.DEFAULT_TIME_LIMIT);
      round.set(prober.start(request, snapshot, new Single(first, round, ear)));
    } else {
      round.set(batches.start(batch(pairs), snapshot, new Several(pairs, round, ear)));
    }
    return round;
  }

  private static Batch batch(List<Pair> pairs) {
    ContainerRef from = pairs.getFirst().from();
    List<Batch.Ask> asks =
        pairs.stream().map(p -> new Batch.Ask(p.id(), p.to(), p.knock().port())).toList();
    return new Batch(from, asks, START.plus(EACH.multipliedBy(pairs.size())));
  }

  /// Hears of several pairs that were asked together.
  private static final class Several implements Batch.Listener {
    private final Map<Integer, Pair> open = new LinkedHashMap<>();
    private final Round round;
    private final Ear ear;
    private boolean denied = true;

    Several(List<Pair> pairs, Round round, Ear ear) {
      pairs.forEach(p -> open.put(p.id(), p));
      this.round = round;
      this.ear = ear;
    }

    @Override
    public void command(List<String> argv) {
      // What ran is the same for all, and shown by the single check.
    }

    @Override
    public void answered(Batch.Answered a) {
      Pair pair = open.remove(a.id());
      denied &= a.outcome() == Outcome.NOT_PERMITTED && a.findings().isEmpty();
      if (pair != null && a.outcome() != Outcome.CANCELLED) {
        ear.answered(List.of(new Result(pair, a.outcome(), a.summary(), a.advice(), a.findings())));
      }
    }

    @Override
    public void finished(String worry) {
      round.over.set(true);
      ear.finished(round, denied);
    }
  }

  /// Hears of one pair that was asked by itself.
  private record Single(Pair pair, Round round, Ear ear) implements CheckListener {
    @Override
    public void finished(CheckResult r) {
      if (r.outcome() != Outcome.CANCELLED) {
        ear.answered(List.of(new Result(pair, r.outcome(), r.summary(), r.advice(), r.findings())));
      }
      round.over.set(true);
      ear.finished(
          round, r.outcome() == Outcome.NOT_PERMITTED && r.transcript().commands().isEmpty());
    }
  }
}
