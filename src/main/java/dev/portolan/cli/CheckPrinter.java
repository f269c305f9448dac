package dev.portolan.cli;

import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Prints a check's commands, as kubectl takes them, and their output as they come, on standard
/// error, and keeps the result. Once a command ended without a word, the next ones are printed with
/// what they say: of a container that has none of the tools, none but the first is.
final class CheckPrinter implements CheckListener {
  private final PrintWriter err;
  private final Loudness loudness;
  private final Function<List<String>, String> kubectl;
  private final CompletableFuture<CheckResult> result = new CompletableFuture<>();
  private final SequencedSet<String> tried = new LinkedHashSet<>();
  private String held = "";
  private boolean running;
  private boolean told;
  private boolean silent;

  CheckPrinter(PrintWriter err, Loudness loudness, String context, ContainerRef where) {
    this.err = err;
    this.loudness = loudness;
    this.kubectl = argv -> Kubectl.exec(context, where, argv);
  }

  /// How much is printed beside the result.
  enum Loudness {
    NOTHING,
    WHAT_SPEAKS,
    ALL
  }

  CompletableFuture<CheckResult> result() {
    return result;
  }

  @Override
  public void command(List<String> argv) {
    silent |= running && !told;
    running = true;
    told = false;
    tried.add(argv.getFirst());
    held = "$ " + kubectl.apply(argv);
    if (!silent || loudness == Loudness.ALL) {
      release();
    }
  }

  private void release() {
    if (!held.isEmpty()) {
      print(held);
      held = "";
    }
  }

  @Override
  public void waiting(int ahead) {
    if (ahead >= 0) {
      print("waiting for a place, " + ahead + " before it");
    }
  }

  @Override
  public void line(boolean error, String text) {
    told = true;
    release();
    print(text);
  }

  @Override
  public void finding(Finding finding) {
    told = true; // findings themselves are printed with the result
    release();
  }

  @Override
  public void finished(CheckResult finished) {
    if (finished.outcome() == Outcome.TOOL_MISSING && silent && loudness == Loudness.WHAT_SPEAKS) {
      print("None of " + String.join(", ", tried) + " is there; --verbose prints each try.");
    }
    result.complete(finished);
  }

  private void print(String line) {
    if (loudness != Loudness.NOTHING) {
      err.println(line);
      err.flush();
    }
  }
}
