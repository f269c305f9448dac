package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.probe.run.Probes;
import dev.portolan.sweep.Asking;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Sweeper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Runs a plan to its end; Ctrl-C ends the remote processes too, and what came is told.
final class SweepRun implements Sweeper.Listener {
  private final CompletableFuture<Sweeper.End> end = new CompletableFuture<>();
  private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
  private final PrintWriter err;
  private final int total;
  private final boolean loud;
  private volatile Duration took = Duration.ZERO;
  private long shown = System.nanoTime();

  /// What came out.
  ///
  /// @param results in the order of the plan
  record Swept(List<Result> results, Sweeper.End end, Duration took) {}

  private SweepRun(PrintWriter err, int total, boolean loud) {
    this.err = err;
    this.total = total;
    this.loud = loud;
  }

  /// @param loud whether progress is told on `err`
  static Swept await(
      Core core,
      Opening open,
      Interrupt interrupt,
      Plan plan,
      Choice.Budget budget,
      PrintWriter err,
      boolean loud) {
    SweepRun run = new SweepRun(err, plan.pairs().size(), loud);
    try (Probes probes = core.prober(open.session());
        Sweeper sweeper =
            Sweeper.start(
                new Asking(probes, probes),
                open.snapshot(),
                plan.pairs(),
                budget,
                Thread.ofVirtual().name("sweep-", 0).factory(),
                run)) {
      interrupt.ends(sweeper::close);
      Sweeper.End end = run.end.get();
      List<Result> inOrder = new ArrayList<>(run.results);
      inOrder.sort(Comparator.comparingInt(r -> r.pair().id()));
      return new Swept(inOrder, end, run.took);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unknown("interrupted");
    } catch (ExecutionException e) {
      throw CommandFailure.unknown("the sweep failed: " + e.getCause());
    }
  }

  /// The pairs of a plan that have no result.
  static List<Pair> left(Plan plan, List<Result> results) {
    List<Integer> done = results.stream().map(r -> r.pair().id()).toList();
    return plan.pairs().stream().filter(p -> Collections.binarySearch(done, p.id()) < 0).toList();
  }

  @Override
  public void answered(List<Result> more, Duration active) {
    results.addAll(more);
    long now = System.nanoTime();
    if (loud && now - shown > Duration.ofSeconds(2).toNanos()) {
      shown = now;
      err.println(
          String.format(
              Locale.ROOT, "%,d of %,d after %d s", results.size(), total, active.toSeconds()));
      err.flush();
    }
  }

  @Override
  public void ended(Sweeper.End how, Duration active) {
    took = active;
    end.complete(how);
  }
}
