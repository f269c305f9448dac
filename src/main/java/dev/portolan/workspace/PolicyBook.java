package dev.portolan.workspace;

import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.lint.LintFinding;
import dev.portolan.policy.lint.Linter;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.policy.plugin.NetworkPlugin;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every policy of a cluster, of whatever kind, with how many pods it selects; and whether anything
/// enforces them.
///
/// @param entries in the order of their references
public record PolicyBook(List<Entry> entries, Detection plugin) {
  public PolicyBook {
    entries = List.copyOf(entries);
  }

  /// One policy.
  ///
  /// @param pods how many running pods it selects
  /// @param directions for which it selects any
  /// @param findings what is doubtful about it
  public record Entry(
      ObjectRef ref, int pods, Set<Direction> directions, List<LintFinding> findings) {
    public Entry {
      findings = List.copyOf(findings);
      directions = Set.copyOf(directions);
    }
  }

  /// Takes a moment on a large cluster: not for the window's thread.
  public static PolicyBook of(Reachability reachability) {
    Map<ObjectRef, Count> counts = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      if (kind.isPolicy()) {
        reachability
            .snapshot()
            .objects()
            .getOrDefault(kind, Map.of())
            .keySet()
            .forEach(ref -> counts.put(ref, new Count()));
      }
    }
    for (Pod pod : reachability.snapshot().pods()) {
      if (!pod.ended()) {
        for (Direction direction : Direction.values()) {
          for (ObjectRef ref : reachability.selecting(pod, direction)) {
            counts.computeIfAbsent(ref, k -> new Count()).add(pod, direction);
          }
        }
      }
    }
    Map<ObjectRef, List<LintFinding>> findings =
        Linter.lint(reachability.snapshot(), reachability).stream()
            .collect(Collectors.groupingBy(LintFinding::policy));
    return new PolicyBook(
        counts.entrySet().stream()
            .map(
                e ->
                    new Entry(
                        e.getKey(),
                        e.getValue().pods,
                        e.getValue().directions,
                        findings.getOrDefault(e.getKey(), List.of())))
            .toList(),
        NetworkPlugin.detect(reachability.snapshot()));
  }

  /// What is to be said when nothing makes the policies hold, or empty.
  public String unenforced() {
    return entries.isEmpty() || plugin.enforcement() != Enforcement.NOT_ENFORCED
        ? ""
        : plugin.sentence();
  }

  private static final class Count {
    private final Set<Direction> directions = EnumSet.noneOf(Direction.class);
    private int pods;
    private ObjectRef last = ObjectRef.namespace("");

    /// A pod that is selected for both directions counts once.
    void add(Pod pod, Direction direction) {
      directions.add(direction);
      if (!pod.ref().equals(last)) {
        last = pod.ref();
        pods++;
      }
    }
  }
}
