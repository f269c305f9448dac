package dev.portolan.cli;

import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Prints a check's commands, as kubectl takes them, and their output as they come, on standard
/// error, and keeps the result.
final class CheckPrinter implements CheckListener {
  private final PrintWriter err;
  private final boolean loud;
  private final Function<List<String>, String> kubectl;
  private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

  /// @param loud false for the result alone
  CheckPrinter(PrintWriter err, boolean loud, String context, ContainerRef where) {
    this.err = err;
    this.loud = loud;
    this.kubectl = argv -> Kubectl.exec(context, where, argv);
  }

  CompletableFuture<CheckResult> result() {
    return result;
  }

  @Override
  public void command(List<String> argv) {
    print("$ " + kubectl.apply(argv));
  }

  @Override
  public void waiting(int ahead) {
    if (ahead >= 0) {
      print("waiting for a place, " + ahead + " before it");
    }
  }

  @Override
  public void line(boolean error, String text) {
    print(text);
  }

  @Override
  public void finding(Finding finding) {
    // Findings are printed with the result.
  }

  @Override
  public void finished(CheckResult finished) {
    result.complete(finished);
  }

  private void print(String line) {
    if (loud) {
      err.println(line);
      err.flush();
    }
  }
}
