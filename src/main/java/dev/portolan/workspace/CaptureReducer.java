package dev.portolan.workspace;

/// What becomes of the packet captures of the open context.
final class CaptureReducer {
  private CaptureReducer() {}

  static Reduction answer(Workspace w, CaptureStep step) {
    return switch (step) {
      case CaptureStep.Clear _ -> Reduction.of(w.with(w.wire().with(Captures.START)));
    };
  }
}
