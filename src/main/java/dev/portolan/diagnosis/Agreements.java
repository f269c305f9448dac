package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Agreement.Standing;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Holds what the wire answered against what the policies say, by one snapshot.
public final class Agreements {
  private final Ground ground;
  private final Predictor predictor;
  private final OpenCauses open;
  private final ClosedCauses closed;

  public Agreements(Ground ground) {
    this.ground = ground;
    this.predictor = new Predictor(ground);
    this.open = new OpenCauses(ground);
    this.closed = new ClosedCauses(ground);
  }

  /// The agreement on a whole check: the most telling of its findings', or empty when it has none.
  public Optional<Agreement> of(CheckResult result) {
    return each(result).stream().min(Comparator.comparing(Agreement::standing));
  }

  /// One for each finding, in their order.
  public List<Agreement> each(CheckResult result) {
    return result.findings().stream().map(f -> of(result.request(), f)).toList();
  }

  public Agreement of(CheckRequest request, Finding finding) {
    Edge edge = predictor.edge(request, finding);
    CheckKind kind = asked(request, finding);
    Standing standing =
        Standing.of(edge.predicted().state(), kind, finding.outcome(), ground.rejects());
    boolean closedPath =
        finding.outcome().aboutThePath()
            && finding.outcome() != Outcome.ANSWERED
            && finding.outcome() != Outcome.SENT;
    boolean explained = closedPath && edge.predicted().state() != State.DENIED;
    List<Cause> causes =
        standing == Standing.OPEN_THOUGH_DENIED
            ? open.of(edge)
            : explained && Standing.policed(kind) ? closed.of(edge) : List.of();
    return new Agreement(
        standing, edge.predicted(), finding.outcome(), sentence(edge, standing), causes);
  }

  /// What was asked in fact: a service's address is connected to where a ping was asked for.
  private static CheckKind asked(CheckRequest request, Finding finding) {
    return finding instanceof Finding.Connect ? CheckKind.REACH : request.kind();
  }

  private static String sentence(Edge edge, Standing standing) {
    Verdict predicted = edge.predicted();
    String because = Because.of(predicted);
    String why = because.isEmpty() ? "" : " (" + because + ")";
    String observed = edge.finding().outcome().text();
    return switch (standing) {
      case AGREE ->
          predicted.state() == State.NOT_APPLICABLE
              ? "Nothing was to be expected" + why + ", and the wire agrees: " + observed + "."
              : "As predicted: " + predicted.state().word() + why + ", " + observed + ".";
      case OPEN_THOUGH_DENIED ->
          "Predicted denied" + why + ", yet it was let through: " + observed + ".";
      case CLOSED_THOUGH_ALLOWED -> "Predicted allowed" + why + ", yet " + observed + ".";
      case UNDECIDED -> "The policies do not decide" + why + "; the wire says: " + observed + ".";
      case SAYS_NOTHING -> silent(edge, why);
    };
  }

  private static String silent(Edge edge, String why) {
    Outcome outcome = edge.finding().outcome();
    CheckKind kind = asked(edge.request(), edge.finding());
    if (!outcome.aboutThePath()) {
      return "The check could not be made ("
          + outcome.text()
          + "), which says nothing of the path.";
    }
    if (!Standing.policed(kind)) {
      return "ICMP says nothing about the policies: they speak of TCP, UDP and SCTP, and leave ICMP"
          + " to the network plugin.";
    }
    if (outcome == Outcome.SENT) {
      return "A datagram without an answer was lost, denied, or merely taken: UDP does not tell.";
    }
    return outcome == Outcome.UNRESOLVED
        ? "The name did not resolve, so the connection was never tried."
        : "The policies do not speak of it" + why + "; the wire says: " + outcome.text() + ".";
  }
}
