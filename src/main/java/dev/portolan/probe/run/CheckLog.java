package dev.portolan.probe.run;

import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.CheckResult.Transcript;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Vantage;
import dev.portolan.probe.judge.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one check has run, printed and found so far; passes it on to the check's listener.
public final class CheckLog {
  private final CheckListener listener;
  private final Instant started;
  private final List<List<String>> commands = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final long began = System.nanoTime();
  private final StringBuilder output = new StringBuilder();
  private boolean cut;

  public CheckLog(CheckListener listener, Clock clock) {
    this.listener = listener;
    this.started = clock.instant();
  }

  Instant started() {
    return started;
  }

  void waiting(int ahead) {
    listener.waiting(ahead);
  }

  void command(List<String> argv) {
    commands.add(List.copyOf(argv));
    listener.command(List.copyOf(argv));
  }

  void line(boolean error, String text) {
    if (output.length() + text.length() < RemoteCommand.MAX_OUTPUT) {
      output.append(text).append('\n');
      listener.line(error, text);
    } else if (!cut) {
      cut = true;
      output.append("… output cut\n");
      listener.line(true, "… output cut");
    }
  }

  /// A finding that is not final yet.
  void progress(Finding finding) {
    listener.finding(finding);
  }

  public void finding(Finding finding) {
    findings.add(finding);
    listener.finding(finding);
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  public void finish(CheckRequest request, Verdict verdict, Vantage vantage) {
    // not by the clock, which may be set meanwhile
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Transcript transcript = new Transcript(commands, output.toString(), started, took);
    listener.finished(
        new CheckResult(
            request,
            verdict.outcome(),
            verdict.summary(),
            verdict.advice(),
            findings,
            transcript,
            vantage));
  }
}
