package dev.portolan.probe.run;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Batch;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.judge.Answer.Stopped;
import dev.portolan.probe.judge.Judge;
import dev.portolan.probe.judge.Verdict;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One ask of a batch under way: its points, and what was found of them so far.
final class BatchAsk {
  private final Batch.Ask ask;
  private final Judge judge;
  private final List<Knock> open = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean answered;

  /// A point that is still to be asked about.
  static final class Knock {
    private final BatchAsk owner;
    private final Point point;
    private @Nullable Finding refused;

    private Knock(BatchAsk owner, Point point) {
      this.owner = owner;
      this.point = point;
    }

    Point point() {
      return point;
    }

    BatchAsk owner() {
      return owner;
    }

    /// The container may not do what this tool needs; another tool may need less.
    void refuse(Finding finding) {
      refused = refused == null ? finding : refused;
    }

    @Nullable Finding refused() {
      return refused;
    }
  }

  BatchAsk(Batch.Ask ask, CheckRequest request, Points points, SnapshotIndex index) {
    this.ask = ask;
    this.judge = new Judge(request, points, index);
    points.points().forEach(p -> open.add(new Knock(this, p)));
  }

  static CheckRequest request(Batch.Ask ask, ContainerRef from, Duration limit) {
    return new CheckRequest(CheckKind.REACH, from, ask.to(), ask.port(), limit);
  }

  List<Knock> open() {
    return List.copyOf(open);
  }

  /// Takes a finding about one of its points.
  void found(Knock knock, Finding finding) {
    if (open.remove(knock)) {
      findings.add(finding);
    }
  }

  /// True once every point is known and nobody has been told yet.
  boolean ripe() {
    return !answered && open.isEmpty();
  }

  boolean answered() {
    return answered;
  }

  Batch.Answered answer() {
    answered = true;
    return of(judge.verdict(findings, false));
  }

  /// When the batch cannot go on, or its time is over.
  Batch.Answered stopped(Stopped why) {
    answered = true;
    return of(judge.stopped(why, findings));
  }

  private Batch.Answered of(Verdict verdict) {
    return new Batch.Answered(
        ask.id(), verdict.outcome(), verdict.summary(), verdict.advice(), findings);
  }
}
