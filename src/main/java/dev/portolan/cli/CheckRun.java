package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs one check to its end; Ctrl-C ends the remote process too.
final class CheckRun {
  /// How long after its own time limit a check may take to say that it ended.
  private static final long GRACE_SECONDS = 30;

  private CheckRun() {}

  static CheckResult await(Core core, Opening open, CheckRequest request, CheckPrinter printer) {
    try (Prober prober = core.prober(open.session())) {
      RunningCheck check = prober.start(request, open.snapshot(), printer);
      Thread onInterrupt = new Thread(() -> cancelAndWait(check, printer), "cancel-check");
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      try {
        long limit = request.timeLimit().toSeconds() + GRACE_SECONDS;
        CheckResult result = printer.result().get(limit, TimeUnit.SECONDS);
        keep(core, open, result);
        return result;
      } catch (TimeoutException | ExecutionException e) {
        throw CommandFailure.unknown("the check did not end in time");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CommandFailure.unknown("interrupted");
      } finally {
        unhook(onInterrupt);
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

  private static void cancelAndWait(RunningCheck check, CheckPrinter printer) {
    check.cancel();
    try {
      printer.result().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      System.getLogger(CheckRun.class.getName())
          .log(System.Logger.Level.WARNING, "the check did not end within 5 s of its cancel");
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already: that is what it is for.
    }
  }
}
