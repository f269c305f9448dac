package dev.portolan.workspace;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.lint.LintFinding;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.Enforcement;
import java.util.List;
import java.util.Set;

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
    Bookkeeper keeper = new Bookkeeper();
    keeper.take(reachability);
    keeper.lint();
    return keeper.book();
  }

  /// What is to be said when nothing makes the policies hold, or empty.
  public String unenforced() {
    return entries.isEmpty() || plugin.enforcement() != Enforcement.NOT_ENFORCED
        ? ""
        : plugin.sentence();
  }
}
