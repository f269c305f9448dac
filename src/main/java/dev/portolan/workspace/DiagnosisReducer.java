package dev.portolan.workspace;

/// What becomes of the diagnoses of the open context.
final class DiagnosisReducer {
  private DiagnosisReducer() {}

  static Reduction answer(Workspace w, DiagnosisStep step) {
    return switch (step) {
      case DiagnosisStep.Clear _ -> Reduction.of(w.with(w.wire().with(Diagnoses.START)));
    };
  }
}
