package dev.portolan.workspace;

/// What becomes of the debug containers of the open context: those that are there, and the one that
/// waits for consent.
final class DebugReducer {
  private DebugReducer() {}

  static Reduction answer(Workspace w, DebugStep step) {
    return switch (step) {
      case DebugStep.Clear _ -> Reduction.of(w.with(w.wire().with(Debugs.START)));
    };
  }
}
