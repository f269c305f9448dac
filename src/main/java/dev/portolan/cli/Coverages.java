package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import java.util.ArrayList;
import java.util.List;

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
  static List<String> gaps(ClusterSnapshot snapshot) {
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
                case Coverage.Scoped s ->
                    lines.add(
                        kind.plural()
                            + " are read in "
                            + String.join(", ", s.namespaces().keySet())
                            + " only");
                case Coverage.Complete c -> {}
              }
            });
    return lines;
  }
}
