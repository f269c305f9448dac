package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs one check to its end; Ctrl-C ends the remote process too, and what came is told.
final class CheckRun {
  /// How long after its own time limit a check may take to say that it ended.
  private static final long GRACE_SECONDS = 30;

  private CheckRun() {}

  static CheckResult await(
      Core core, Opening open, Interrupt interrupt, CheckRequest request, CheckPrinter printer) {
    long seconds = request.timeLimit().toSeconds() + GRACE_SECONDS;
    Duration limit = Duration.ofSeconds(seconds);
    return run(core, open, interrupt, request, printer, printer.result(), limit);
  }

  /// Runs a check that is repeated, until so long has passed.
  static CheckResult watch(
      Core core,
      Opening open,
      Interrupt interrupt,
      CheckRequest request,
      WatchPrinter printer,
      Duration end) {
    return run(core, open, interrupt, request, printer, printer.result(), end);
  }

  private static CheckResult run(
      Core core,
      Opening open,
      Interrupt interrupt,
      CheckRequest request,
      CheckListener printer,
      CompletableFuture<CheckResult> result,
      Duration limit) {
    try (Prober prober = core.prober(open.session())) {
      RunningCheck check = prober.start(request, open.snapshot(), printer);
      interrupt.ends(check::cancel);
      try {
        CheckResult end = result.get(limit.toSeconds(), TimeUnit.SECONDS);
        keep(core, open, end);
        return end;
      } catch (TimeoutException e) {
        return stopped(core, open, check, result);
      } catch (ExecutionException e) {
        throw CommandFailure.unknown("the check did not end");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CommandFailure.unknown("interrupted");
      }
    }
  }

  /// A result that cannot be kept is told all the same.
  private static void keep(Core core, Opening open, CheckResult result) {
    try {
      boolean simulated = open.snapshot().origin().simulated();
      core.history(open.context().id()).keep(open.context().name(), simulated, result);
    } catch (IOException e) {
      System.getLogger(CheckRun.class.getName())
          .log(System.Logger.Level.WARNING, "the result is not kept: {0}", e.getMessage());
    }
  }

  /// A watch ends when its time is over; a check should have ended by itself.
  private static CheckResult stopped(
      Core core, Opening open, RunningCheck check, CompletableFuture<CheckResult> result) {
    cancelAndWait(check, result);
    if (!result.isDone() || result.join().request().every().isZero()) {
      throw CommandFailure.unknown("the check did not end in time");
    }
    keep(core, open, result.join());
    return result.join();
  }

  private static void cancelAndWait(RunningCheck check, CompletableFuture<CheckResult> result) {
    check.cancel();
    try {
      result.get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      System.getLogger(CheckRun.class.getName())
          .log(System.Logger.Level.WARNING, "the check did not end within 5 s of its cancel");
    }
  }
}
