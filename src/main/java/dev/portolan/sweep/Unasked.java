package dev.portolan.sweep;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Checks of a sweep that could not be asked, for one reason.
///
/// @param containers those that they were to be asked from, by name
public record Unasked(String reason, int checks, List<String> containers) {
  private static final int MOST = 6;

  public Unasked {
    containers = List.copyOf(containers);
  }

  /// By reason, the most frequent first.
  public static List<Unasked> of(Collection<Result> results) {
    Map<String, List<Result>> reasons =
        results.stream()
            .filter(r -> !r.outcome().aboutThePath())
            .collect(
                Collectors.groupingBy(Unasked::reason, LinkedHashMap::new, Collectors.toList()));
    return reasons.entrySet().stream()
        .map(e -> new Unasked(e.getKey(), e.getValue().size(), containers(e.getValue())))
        .sorted(Comparator.comparingInt(Unasked::checks).reversed())
        .toList();
  }

  /// What only failed says why; else the sort tells it, whatever was asked.
  private static String reason(Result result) {
    return result.outcome() == Outcome.FAILED ? result.summary() : result.outcome().text();
  }

  private static List<String> containers(List<Result> results) {
    SequencedSet<String> names =
        results.stream()
            .map(r -> r.pair().from())
            .map(ContainerRef::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    return List.copyOf(names);
  }

  /// Such as `26: tool missing, in shop/cart-1/app, shop/web-0/main and 3 more`.
  public String line() {
    int more = containers.size() - MOST;
    return checks
        + ": "
        + reason
        + ", in "
        + containers.stream().limit(MOST).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
