package dev.portolan.app;

import dev.portolan.diagnosis.Asker;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.CheckResult.Transcript;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.laptop.LaptopProber;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Asks the wire for a diagnosis, one question after the other. A cancel ends the question under
/// way, with its remote process, and answers all that come after with CANCELLED.
public final class WireAsker implements Asker, AutoCloseable {
  /// How long after its own time limit a check may take to say that it ended.
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Prober inside;
  private final LaptopProber outside;
  private final ClusterSnapshot snapshot;
  private final Clock clock;
  private final AtomicReference<@Nullable RunningCheck> current = new AtomicReference<>();
  private volatile boolean cancelled;

  /// @param inside asks from pods; it stays open when this is closed
  public WireAsker(Prober inside, ClusterSnapshot snapshot, Clock clock) {
    this.inside = inside;
    this.snapshot = snapshot;
    this.clock = clock;
    this.outside = new LaptopProber(clock, Thread.ofVirtual().name("laptop-", 0).factory());
  }

  public void cancel() {
    cancelled = true;
    RunningCheck check = current.get();
    if (check != null) {
      check.cancel();
    }
  }

  @Override
  public CheckResult ask(CheckRequest request) {
    boolean laptop = request.from().equals(LaptopProber.LAPTOP);
    return ask(laptop ? outside : inside, request);
  }

  @Override
  public CheckResult outside(CheckRequest request) {
    return ask(
        outside,
        new CheckRequest(
            request.question(), LaptopProber.LAPTOP, request.to(), request.timeLimit()));
  }

  private CheckResult ask(Prober prober, CheckRequest request) {
    if (cancelled) {
      return ended(request, Outcome.CANCELLED, "Cancelled.");
    }
    End end = new End();
    RunningCheck check = prober.start(request, snapshot, end);
    current.set(check);
    if (cancelled) {
      check.cancel();
    }
    try {
      Duration limit = request.timeLimit().plus(GRACE);
      return end.result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      check.cancel();
      return ended(request, Outcome.FAILED, "The check did not end in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      return ended(request, Outcome.CANCELLED, "Cancelled.");
    } finally {
      current.set(null);
    }
  }

  private CheckResult ended(CheckRequest request, Outcome outcome, String summary) {
    Transcript nothing = new Transcript(List.of(), "", clock.instant(), Duration.ZERO);
    return new CheckResult(request, outcome, summary, "", List.of(), nothing);
  }

  @Override
  public void close() {
    outside.close();
  }

  /// Waits for the end alone.
  private static final class End implements CheckListener {
    private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

    @Override
    public void finished(CheckResult end) {
      result.complete(end);
    }
  }
}
