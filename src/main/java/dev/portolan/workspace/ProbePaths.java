package dev.portolan.workspace;

import dev.portolan.diagram.Overlay.ProbePath;
import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.diagram.Overlay.Tone;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Millis;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.probe.judge.TraceNotes;
import dev.portolan.workspace.Checks.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The paths of one check on the chart: one for each place that it reached for, with what came of
/// it. Several ports of one place share a path.
final class ProbePaths {
  private static final int PORTS_NAMED = 3;

  private final Run run;
  private final ClusterSnapshot snapshot;

  private ProbePaths(Run run, ClusterSnapshot snapshot) {
    this.run = run;
    this.snapshot = snapshot;
  }

  static List<ProbePath> of(Run run, ClusterSnapshot snapshot) {
    return new ProbePaths(run, snapshot).paths();
  }

  private List<ProbePath> paths() {
    if (run.findings().isEmpty()) {
      return List.of(new ProbePath(List.of(source(), target("")), bareTone(), bareLabel()));
    }
    Map<Stop, List<Finding.Connect>> connects = new LinkedHashMap<>();
    List<ProbePath> paths = new ArrayList<>();
    for (Finding finding : run.findings()) {
      switch (finding) {
        case Finding.Connect c ->
            connects.computeIfAbsent(target(c.address()), k -> new ArrayList<>()).add(c);
        case Finding.Ping p ->
            paths.add(
                new ProbePath(List.of(source(), target(p.address())), tone(p.outcome()), label(p)));
        case Finding.Trace t ->
            paths.add(
                new ProbePath(
                    TraceStops.of(t, source(), target(t.address())),
                    TraceNotes.of(t).stream().anyMatch(TraceStops::loop)
                        ? Tone.BAD
                        : tone(t.outcome()),
                    label(t)));
        default ->
            paths.add(
                new ProbePath(
                    List.of(source(), target(finding.address())),
                    tone(finding.outcome()),
                    run.kind().title() + " " + finding.outcome().text()));
      }
    }
    Stop front = front();
    connects.forEach(
        (stop, found) -> paths.add(new ProbePath(by(front, stop), worst(found), label(found))));
    return paths;
  }

  /// The service whose address stands before its pods, or null where those are no part of it.
  private @Nullable Stop front() {
    boolean behind = run.request().question() instanceof Question.Reach r && r.backends();
    return behind && run.request().to() instanceof Target.ServiceTarget t
        ? stop(t.service())
        : null;
  }

  /// Straight, or by the service's address, which a proxy rewrites to one of the pods'.
  private List<Stop> by(@Nullable Stop front, Stop stop) {
    if (front == null || stop.equals(front)) {
      return List.of(source(), stop);
    }
    String share = BackendShare.of(run.request(), snapshot);
    return List.of(source(), front, new Stop(stop.object(), stop.label(), "DNAT" + share));
  }

  private Stop source() {
    return stop(run.request().from().podRef());
  }

  /// The target itself, or the one of a service's pods that has the address.
  private Stop target(String address) {
    return switch (run.request().to()) {
      case Target.PodTarget t -> stop(t.pod());
      case Target.ServiceTarget t -> podWith(address, stop(t.service()));
      case Target.IngressTarget t -> new Stop(t.ingress(), t.host());
      case Target.HostTarget t -> podWith(address, new Stop(null, t.host()));
    };
  }

  private Stop podWith(String address, Stop otherwise) {
    if (address.isEmpty()) {
      return otherwise;
    }
    return snapshot.pods().stream()
        .filter(p -> !p.hostNetwork() && !p.ended() && p.ips().contains(address))
        .findFirst()
        .map(Pod::ref)
        .map(ProbePaths::stop)
        .orElse(otherwise);
  }

  private static Stop stop(ObjectRef ref) {
    return new Stop(ref, ref.name());
  }

  private Tone bareTone() {
    return run.result() == null ? Tone.UNKNOWN : tone(run.result().outcome());
  }

  private String bareLabel() {
    String verb = run.kind().verb();
    return run.result() == null ? verb + "…" : verb + " " + run.result().outcome().text();
  }

  private static Tone worst(List<Finding.Connect> found) {
    List<Tone> tones = found.stream().map(c -> tone(c.outcome())).toList();
    if (tones.contains(Tone.BAD)) {
      return Tone.BAD;
    }
    return tones.contains(Tone.UNKNOWN) ? Tone.UNKNOWN : Tone.GOOD;
  }

  private static Tone tone(Outcome outcome) {
    if (outcome == Outcome.ANSWERED) {
      return Tone.GOOD;
    }
    return outcome.aboutThePath() ? Tone.BAD : Tone.UNKNOWN;
  }

  private static String label(List<Finding.Connect> found) {
    List<String> parts =
        new ArrayList<>(found.stream().limit(PORTS_NAMED).map(ProbePaths::label).toList());
    if (found.size() > PORTS_NAMED) {
      parts.add("+" + (found.size() - PORTS_NAMED));
    }
    return String.join(", ", parts);
  }

  private static String label(Finding.Connect c) {
    String how =
        c.outcome() == Outcome.ANSWERED && c.millis() >= 0
            ? millis(c.millis())
            : c.outcome().text();
    return c.port() + " " + how;
  }

  private static String label(Finding.Ping p) {
    if (p.outcome() != Outcome.ANSWERED) {
      return "ping " + p.outcome().text();
    }
    String loss =
        p.received() < p.sent()
            ? String.format(Locale.ROOT, ", %.0f %% lost", p.lossPercent())
            : "";
    return "ping " + millis(p.rtt().avg()) + loss;
  }

  private static String label(Finding.Trace t) {
    String hops = t.hops().size() == 1 ? "1 hop" : t.hops().size() + " hops";
    if (TraceNotes.of(t).stream().anyMatch(TraceStops::loop)) {
      return "a loop in " + hops;
    }
    if (t.outcome() != Outcome.ANSWERED) {
      return hops + ", " + t.outcome().text();
    }
    double best = t.hops().isEmpty() ? -1 : TraceStops.best(t.hops().getLast());
    return best < 0 ? hops : hops + ", " + millis(best);
  }

  private static String millis(double millis) {
    return millis < 0 ? Outcome.ANSWERED.text() : Millis.brief(millis);
  }
}
