package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Workspace.OpenContext;

/// What is predicted, and what the user wants to see of it.
final class PredictionReducer {
  private PredictionReducer() {}

  /// An older opening's predictions change nothing, nor those of an older snapshot.
  static Reduction ready(Workspace w, Intent.PredictionsReady ready) {
    OpenContext open = w.open();
    Reachability reachability = ready.reachability();
    if (open == null
        || open.epoch() != ready.epoch()
        || reachability.snapshot().generation() < w.predictions().generation()) {
      return Reduction.of(w);
    }
    return Reduction.of(w.with(w.predictions().with(reachability)));
  }
}
