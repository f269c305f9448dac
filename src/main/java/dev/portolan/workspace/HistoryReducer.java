package dev.portolan.workspace;

/// What becomes of the checks of the open context that are kept on disk.
final class HistoryReducer {
  private HistoryReducer() {}

  static Reduction answer(Workspace w, HistoryStep step) {
    return switch (step) {
      case HistoryStep.Clear _ -> Reduction.of(w.with(w.wire().with(History.START)));
    };
  }
}
