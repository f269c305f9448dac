package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.policy.plugin.NetworkPlugin;

/// What the policies of a snapshot say, as the cluster's network plugin reads them, and whether it
/// enforces them.
///
/// @param unenforced why denials may not happen, as a sentence; empty when they do, and for
///   manifests and the simulated cluster, which have no plugin
record Predictions(Reachability reachability, Detection plugin, String unenforced) {
  static Predictions of(ClusterSnapshot snapshot) {
    Detection plugin = NetworkPlugin.detect(snapshot);
    boolean real = !snapshot.nodes().isEmpty() && !snapshot.origin().simulated();
    boolean doubtful =
        plugin.enforcement() == Enforcement.NOT_ENFORCED
            || (real && plugin.enforcement() == Enforcement.UNKNOWN);
    return new Predictions(
        Reachability.of(snapshot, plugin.choices()), plugin, doubtful ? plugin.sentence() : "");
  }

  /// What a denial is marked with, or empty.
  String mark() {
    if (unenforced.isEmpty()) {
      return "";
    }
    return (plugin.enforcement() == Enforcement.NOT_ENFORCED
            ? "nothing enforces it: "
            : "nothing is known to enforce it: ")
        + plugin.why();
  }
}
