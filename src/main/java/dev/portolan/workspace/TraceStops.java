package dev.portolan.workspace;

import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The stops of a trace on the chart: each hop by what it is, with the time that the way from the
/// hop before it adds.
final class TraceStops {
  /// What is told of a way that adds nothing that can be measured.
  private static final double NOTHING = 0.05;

  private TraceStops() {}

  /// @param target the end, if it was reached
  static List<Stop> of(Trace trace, Stop source, Stop target) {
    List<Stop> stops = new ArrayList<>(List.of(source));
    double before = 0;
    int silent = 0;
    for (Hop hop : trace.hops()) {
      if (hop.silent()) {
        silent++;
        continue;
      }
      silence(stops, silent);
      silent = 0;
      double best = best(hop);
      add(stops, hop, leg(before, best));
      before = Math.max(before, best);
    }
    silence(stops, silent);
    if (trace.outcome() == Outcome.ANSWERED && target.object() != null && stops.size() > 1) {
      Stop last = stops.removeLast();
      stops.add(new Stop(target.object(), target.label(), last.leg()));
    }
    return stops;
  }

  /// A service's address that answers for every hop behind it stays one stop.
  private static void add(List<Stop> stops, Hop hop, String leg) {
    String label = hop.name().isEmpty() ? hop.address() : hop.name();
    Stop last = stops.getLast();
    boolean same =
        last.object() == null ? last.label().equals(label) : last.object().equals(hop.object());
    if (!same) {
      stops.add(new Stop(hop.object(), label, leg));
    }
  }

  /// The quickest answer of a hop, in milliseconds; negative without one.
  static double best(Hop hop) {
    return hop.millis().stream().mapToDouble(d -> d).min().orElse(-1);
  }

  static boolean loop(String note) {
    return note.startsWith("A routing loop");
  }

  private static String leg(double before, double best) {
    double more = best - before;
    if (best < 0 || more < NOTHING) {
      return "";
    }
    return String.format(Locale.ROOT, more < 10 ? "+%.1f ms" : "+%.0f ms", more);
  }

  private static void silence(List<Stop> stops, int silent) {
    if (silent > 0) {
      stops.add(new Stop(null, silent == 1 ? "* silent hop" : "* " + silent + " silent hops"));
    }
  }
}
