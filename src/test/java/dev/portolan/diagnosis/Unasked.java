package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.CheckResult.Transcript;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A wire that a test answers for.
public final class Unasked implements Asker {
  private final Function<CheckRequest, Answer> inside;
  private final Function<CheckRequest, Answer> outside;
  final List<CheckRequest> asked = new ArrayList<>();

  /// What comes of one question.
  record Answer(Outcome outcome, List<Finding> findings) {
    static final Answer NOTHING = new Answer(Outcome.TOOL_MISSING, List.of());

    static Answer of(Finding finding) {
      return new Answer(finding.outcome(), List.of(finding));
    }
  }

  Unasked(Function<CheckRequest, Answer> inside, Function<CheckRequest, Answer> outside) {
    this.inside = inside;
    this.outside = outside;
  }

  /// All that is told of a diagnosis for which the wire cannot be asked.
  public static List<Diagnosis> told(ClusterSnapshot snapshot, Case asked) {
    List<Diagnosis> told = new ArrayList<>();
    Unasked wire = new Unasked(r -> Answer.NOTHING, r -> Answer.NOTHING);
    Diagnosis end = new Examiner(Ground.of(snapshot)).examine(asked, wire, told::add);
    told.add(end);
    return told;
  }

  @Override
  public CheckResult ask(CheckRequest request) {
    return result(request, inside.apply(request));
  }

  @Override
  public CheckResult outside(CheckRequest request) {
    return result(request, outside.apply(request));
  }

  private CheckResult result(CheckRequest request, Answer answer) {
    asked.add(request);
    Transcript none = new Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO);
    return new CheckResult(
        request, answer.outcome(), answer.outcome().text(), "", answer.findings(), none);
  }
}
