package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says what a snapshot holds, and what it could not see.
final class Coverages {
  private Coverages() {}

  static String summary(ClusterSnapshot snapshot) {
    return snapshot.origin().context()
        + (snapshot.origin().simulated() ? " (simulated)" : "")
        + ": "
        + snapshot.namespaces().size()
        + " namespaces, "
        + snapshot.pods().size()
        + " pods, "
        + snapshot.services().size()
        + " services";
  }

  /// A line for each kind that is not complete.
  ///
  /// @param chosen the namespaces that were asked for: that no others are read is no news
  static List<String> gaps(ClusterSnapshot snapshot, Set<String> chosen) {
    List<String> lines = new ArrayList<>();
    snapshot
        .coverage()
        .forEach(
            (kind, coverage) -> {
              switch (coverage) {
                case Coverage.Forbidden f ->
                    lines.add("not allowed to see " + kind.plural() + ": " + f.message());
                case Coverage.Failed f ->
                    lines.add("could not read " + kind.plural() + ": " + f.message());
                case Coverage.Syncing s -> lines.add(kind.plural() + " are incomplete");
                case Coverage.Scoped s -> scoped(kind, s, chosen, lines);
                case Coverage.Complete c -> {}
              }
            });
    return lines;
  }

  /// What is read namespace by namespace: where at all, and in which of these it cannot be.
  private static void scoped(
      Kind kind, Coverage.Scoped scoped, Set<String> chosen, List<String> lines) {
    if (!scoped.namespaces().keySet().equals(chosen)) {
      String where = String.join(", ", scoped.namespaces().keySet());
      lines.add(kind.plural() + " are read in " + where + " only");
    }
    scoped
        .namespaces()
        .forEach(
            (namespace, coverage) -> {
              String what = kind.plural() + " in " + namespace;
              switch (coverage) {
                case Coverage.Forbidden f ->
                    lines.add("not allowed to see " + what + ": " + f.message());
                case Coverage.Failed f -> lines.add("could not read " + what + ": " + f.message());
                case Coverage.Syncing y -> lines.add(what + " are incomplete");
                case Coverage.Scoped y -> {}
                case Coverage.Complete c -> {}
              }
            });
  }
}
