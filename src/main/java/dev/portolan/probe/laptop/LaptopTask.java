package dev.portolan.probe.laptop;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Vantage;
import dev.portolan.probe.judge.Answer.Stopped;
import dev.portolan.probe.judge.Judge;
import dev.portolan.probe.judge.Verdict;
import dev.portolan.probe.run.CheckLog;
import dev.portolan.probe.target.Aim;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Targets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One check of this computer's own, on a thread of its own.
final class LaptopTask implements Runnable {
  private final CheckRequest request;
  private final SnapshotIndex index;
  private final CheckLog log;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final long deadline;

  LaptopTask(CheckRequest request, SnapshotIndex index, CheckLog log) {
    this.request = request;
    this.index = index;
    this.log = log;
    this.deadline = System.nanoTime() + request.timeLimit().toNanos();
  }

  void cancel(Thread thread) {
    cancelled.set(true);
    thread.interrupt();
  }

  @Override
  public void run() {
    Verdict verdict;
    try {
      verdict = check();
    } catch (RuntimeException e) { // the thread's edge: a check always tells its end
      verdict = new Verdict(Outcome.FAILED, "Portolan itself failed: " + e, "");
    }
    Vantage vantage =
        new Vantage(
            LaptopProber.LAPTOP, "", "", Vantage.Way.LAPTOP, "by this computer's own sockets");
    log.finish(request, verdict, vantage);
  }

  private Verdict check() {
    return switch (new Targets(index).resolve(request)) {
      case Aim.Nothing n -> new Verdict(n.outcome(), n.summary(), n.advice());
      case Points points -> ask(points);
    };
  }

  private Verdict ask(Points points) {
    Judge judge = new Judge(request, points, index);
    for (Point point : points.points()) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (cancelled.get() || left.isZero()) {
        break;
      }
      Optional<Finding> finding = LaptopSockets.ask(request, points.method(), point, left);
      if (finding.isEmpty()) {
        return new Verdict(
            Outcome.TOOL_MISSING,
            "This computer asks by connect, TLS, HTTP and DNS alone.",
            "Ask from a pod for the rest.");
      }
      if (!cancelled.get()) {
        log.finding(finding.get());
      }
    }
    List<Finding> found = log.findings();
    return cancelled.get()
        ? judge.stopped(new Stopped(Outcome.CANCELLED, "", ""), found)
        : judge.verdict(found, deadline - System.nanoTime() <= 0);
  }
}
