package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.Target;
import dev.portolan.probe.TargetParser;

/// A target as the command line names it.
final class TargetArgument {
  private TargetArgument() {}

  /// Ends with one line when there is no such thing, or none that this user may see.
  static Target parse(String text, ClusterSnapshot snapshot) {
    TargetParser parser = new TargetParser(snapshot);
    return parser.parse(text).orElseThrow(() -> CommandFailure.usage(parser.missing(text)));
  }
}
