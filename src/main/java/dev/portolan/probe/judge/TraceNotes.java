package dev.portolan.probe.judge;

import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a trace's hops tell together: loops, and what its silent hops mean, a sentence each.
public final class TraceNotes {
  private TraceNotes() {}

  public static List<String> of(Trace trace) {
    List<String> notes = new ArrayList<>();
    String loop = loop(trace);
    if (!loop.isEmpty()) {
      notes.add(loop);
    }
    String silence = silence(trace);
    if (!silence.isEmpty()) {
      notes.add(silence);
    }
    return List.copyOf(notes);
  }

  /// The routers that pass packets round in a circle, or empty. One that repeats at once, as a
  /// rejecting last hop does, is no loop.
  public static String loop(Trace trace) {
    Map<String, Integer> seen = new HashMap<>();
    String before = "";
    for (Hop hop : trace.hops()) {
      Integer first = hop.silent() ? null : seen.putIfAbsent(hop.address(), hop.number());
      boolean round = first != null && !hop.address().equals(before) && between(trace, first, hop);
      if (round) {
        return "A routing loop: "
            + call(hop)
            + " is hop "
            + first
            + " and again hop "
            + hop.number()
            + ".";
      }
      before = hop.silent() ? before : hop.address();
    }
    return "";
  }

  /// Whether another router answered between the two: silence alone proves no way back and forth.
  private static boolean between(Trace trace, int first, Hop again) {
    return trace.hops().stream()
        .anyMatch(
            h ->
                h.number() > first
                    && h.number() < again.number()
                    && !h.silent()
                    && !h.address().equals(again.address()));
  }

  private static String silence(Trace trace) {
    List<Hop> hops = trace.hops();
    int heard = hops.size();
    while (heard > 0 && hops.get(heard - 1).silent()) {
      heard--;
    }
    if (heard == hops.size()) {
      boolean any = hops.stream().anyMatch(Hop::silent);
      return any
          ? "* on the way: that router forwards but does not answer probes; not a fault by itself."
          : "";
    }
    return heard == 0
        ? "* from the first hop on: the caller's own node drops the probes or their answers."
        : "* after " + call(hops.get(heard - 1)) + ": the next one, or the target, drops them.";
  }

  private static String call(Hop hop) {
    return hop.name().isEmpty() ? hop.address() : hop.name() + " (" + hop.address() + ")";
  }
}
