package dev.portolan.workspace;

/// What becomes of the sweeps of the open context.
final class SweepReducer {
  private SweepReducer() {}

  static Reduction answer(Workspace w, SweepStep step) {
    return switch (step) {
      case SweepStep.Clear _ -> Reduction.of(w.with(w.wire().with(Sweeps.START)));
    };
  }
}
