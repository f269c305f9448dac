package dev.portolan.cli;

import dev.portolan.export.PortIntervals;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.diff.Change;
import dev.portolan.policy.diff.Difference;
import dev.portolan.policy.diff.Shift;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Group;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prints a difference for a person: what is gained, lost and no longer sure, each with one
/// connection of it explained. Pairs that change alike, for the same reasons, are told together.
final class DiffText {
  private static final int MOST_NAMES = 8;

  private DiffText() {}

  /// One of the four sorts of change, and how it is called.
  private record Sort(String title, Function<Shift, Connections> of) {}

  private static final List<Sort> SORTS =
      List.of(
          new Sort("gained", Shift::gained),
          new Sort("lost", Shift::lost),
          new Sort("now undecided", Shift::unclear),
          new Sort("no longer undecided", Shift::cleared));

  /// What changes that are told together have in common.
  private record Alike(String end, String ports, String before, String after) {}

  static void print(Difference difference, PrintWriter out) {
    workloads("added workloads", difference.added(), out);
    workloads("removed workloads", difference.removed(), out);
    List<String> counts = new ArrayList<>();
    for (Sort sort : SORTS) {
      List<Change> changes =
          difference.changes().stream().filter(c -> !sort.of().apply(c.shift()).isEmpty()).toList();
      if (changes.isEmpty()) {
        continue;
      }
      counts.add(sort.title() + " between " + changes.size() + " pairs");
      out.println(sort.title() + ":");
      print(changes, sort, out);
      out.println();
    }
    out.println(counts.isEmpty() ? "no connection changes" : String.join(", ", counts));
  }

  private static void workloads(String title, List<Group> groups, PrintWriter out) {
    if (!groups.isEmpty()) {
      out.println(title + ": " + names(groups));
      out.println();
    }
  }

  /// By target or by source, whichever is shorter.
  private static void print(List<Change> changes, Sort sort, PrintWriter out) {
    Map<Alike, List<Group>> byTarget = alike(changes, sort, Change::to, Change::from);
    Map<Alike, List<Group>> bySource = alike(changes, sort, Change::from, Change::to);
    boolean targets = byTarget.size() <= bySource.size();
    (targets ? byTarget : bySource)
        .forEach(
            (alike, groups) -> {
              String from = targets ? names(groups) : alike.end();
              String to = targets ? alike.end() : names(groups);
              out.println("  " + alike.ports() + "  from " + from + " to " + to);
              out.println("    before: " + alike.before());
              out.println("    after:  " + alike.after());
            });
  }

  private static Map<Alike, List<Group>> alike(
      List<Change> changes,
      Sort sort,
      Function<Change, Group> fixed,
      Function<Change, Group> other) {
    Map<Alike, List<Group>> groups = new LinkedHashMap<>();
    for (Change change : changes) {
      Connections ports = sort.of().apply(change.shift());
      Change.Sample sample = change.sample(ports);
      Alike alike =
          new Alike(
              fixed.apply(change).label(),
              PortIntervals.text(ports),
              told(sample.before()),
              told(sample.after()));
      groups.computeIfAbsent(alike, k -> new ArrayList<>()).add(other.apply(change));
    }
    return groups;
  }

  private static String names(List<Group> groups) {
    int more = groups.size() - MOST_NAMES;
    return groups.stream().limit(MOST_NAMES).map(Group::label).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String told(Verdict verdict) {
    return verdict.state().word() + ": " + Because.of(verdict);
  }
}
