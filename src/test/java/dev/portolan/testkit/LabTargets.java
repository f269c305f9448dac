package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;

/// Pods of the lab that a check may ask, by what they answer.
public final class LabTargets {
  private LabTargets() {}

  /// A pod that a policy keeps from answering all but one of its neighbours: its packets vanish, so
  /// every tool waits for it as long as it is allowed to. An address that nobody has is no such
  /// thing: after three seconds a router says that there is no such host.
  public static Pod silent(ClusterSnapshot snapshot) {
    return snapshot.pods().stream()
        .filter(p -> p.namespace().equals("payments") && p.name().startsWith("ledger"))
        .findFirst()
        .orElseThrow();
  }
}
