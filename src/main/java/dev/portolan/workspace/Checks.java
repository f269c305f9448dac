package dev.portolan.workspace;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Series;
import dev.portolan.probe.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checks of the open context: the form to start one, and those that run or ran.
///
/// @param runs newest first, bounded
/// @param shown the run whose result is on screen, by its id, or 0
/// @param asking what waits for the user's word, because the context is protected; or null
public record Checks(Form form, List<Run> runs, long shown, @Nullable Asking asking) {
  public static final Checks START = new Checks(Form.EMPTY, List.of(), 0, null);

  public Checks {
    runs = List.copyOf(runs);
  }

  /// What the user has chosen so far.
  ///
  /// @param port 0 for every declared port
  public record Form(@Nullable ContainerRef from, @Nullable Target to, int port) {
    public static final Form EMPTY = new Form(null, null, 0);
  }

  /// A check in a protected context that starts once the user has typed the context's name.
  public record Asking(CheckRequest request) {}

  /// A check that runs or ran. `result` is null while it runs.
  ///
  /// @param started `Instant.EPOCH` until the effect runner has started it
  /// @param lines what it printed so far, bounded
  /// @param findings the newest state of each finding so far
  /// @param ahead how many commands its own waits behind, or -1 when it does not wait
  /// @param series the rounds so far of one that is repeated
  public record Run(
      long id,
      CheckRequest request,
      Instant started,
      List<Line> lines,
      List<Finding> findings,
      @Nullable CheckResult result,
      int ahead,
      Series series) {
    /// A run of which nothing was repeated yet.
    public Run(
        long id,
        CheckRequest request,
        Instant started,
        List<Line> lines,
        List<Finding> findings,
        @Nullable CheckResult result,
        int ahead) {
      this(id, request, started, lines, findings, result, ahead, Series.EMPTY);
    }

    public Run {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }

    Run with(Instant newStarted) {
      return new Run(id, request, newStarted, lines, findings, result, ahead, series);
    }

    Run with(List<Line> newLines, List<Finding> newFindings, @Nullable CheckResult newResult) {
      return new Run(id, request, started, newLines, newFindings, newResult, ahead, series);
    }

    Run waiting(int newAhead) {
      return new Run(id, request, started, lines, findings, result, newAhead, series);
    }

    /// True while its command waits for a place.
    public boolean queued() {
      return result == null && ahead >= 0;
    }

    Run with(Sample sample) {
      return new Run(id, request, started, lines, findings, result, ahead, series.with(sample));
    }

    /// True for a check that is asked again and again.
    public boolean watching() {
      return !request.every().isZero();
    }

    public boolean running() {
      return result == null;
    }

    public CheckKind kind() {
      return request.kind();
    }
  }

  /// One line of a check's output.
  public record Line(Type type, String text) {
    /// Where a line comes from: the command itself, its standard output, its standard error.
    public enum Type {
      COMMAND,
      OUTPUT,
      ERROR
    }
  }

  Checks with(Form newForm) {
    return new Checks(newForm, runs, shown, asking);
  }

  Checks with(List<Run> newRuns, long newShown) {
    return new Checks(form, newRuns, newShown, asking);
  }

  Checks asking(@Nullable Asking newAsking) {
    return new Checks(form, runs, shown, newAsking);
  }

  public Optional<Run> run(long id) {
    return runs.stream().filter(r -> r.id() == id).findFirst();
  }

  public Optional<Run> shownRun() {
    return run(shown);
  }
}
