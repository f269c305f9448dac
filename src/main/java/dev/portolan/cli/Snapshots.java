package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.model.ClusterSnapshot;
import java.io.PrintWriter;

/// Reads the one snapshot that a verb answers from; what is missing of it goes to standard error.
final class Snapshots {
  private Snapshots() {}

  static ClusterSnapshot read(Cli cli, Core core, PrintWriter err) {
    try (Opening open = cli.open(core)) {
      Coverages.gaps(open.snapshot()).forEach(g -> err.println("portolan: " + g));
      return open.snapshot();
    }
  }
}
