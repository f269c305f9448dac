package dev.portolan.workspace;

/// What becomes of the logs of the open context that are followed.
final class TailReducer {
  private TailReducer() {}

  static Reduction answer(Workspace w, TailStep step) {
    return switch (step) {
      case TailStep.Clear _ -> Reduction.of(w.with(w.wire().with(Tails.START)));
    };
  }
}
