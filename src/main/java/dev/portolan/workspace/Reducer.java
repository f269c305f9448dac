package dev.portolan.workspace;

/// Answers every intent with the next workspace and the work to do for it. Pure: one reducer a
/// concern, and here the table of who answers what.
final class Reducer {
  private Reducer() {}

  static Reduction reduce(Workspace w, Intent intent) {
    Reduction answered = TailReducer.keepUp(w, answer(w, intent));
    return MatrixReducer.follow(w, PredictionReducer.follow(w, answered));
  }

  private static Reduction answer(Workspace w, Intent intent) {
    return switch (intent) {
      case Intent.OnContexts i -> ContextReducer.answer(w, i);
      case Intent.OnSession i -> SessionReducer.answer(w, i);
      case Intent.OnPolicies i -> PolicyReducer.answer(w, i);
      case Intent.OnMap i -> MapReducer.answer(w, i);
      case Intent.OnMatrix i -> MatrixReducer.step(w, i.step());
      case Intent.OnDebug i -> DebugReducer.answer(w, i.step());
      case Intent.OnHistory i -> HistoryReducer.answer(w, i.step());
      case Intent.OnDiagnosis i -> DiagnosisReducer.answer(w, i.step());
      case Intent.OnSweep i -> SweepReducer.answer(w, i.step());
      case Intent.OnCapture i -> CaptureReducer.answer(w, i.step());
      case Intent.OnTail i -> TailReducer.answer(w, i.step());
      case Intent.OnChecks i -> DiagnosisReducer.follow(CheckReducer.answer(w, i), i);
      case Intent.OnShell i -> ShellReducer.answer(w, i);
      case Intent.OnDesk i -> Reduction.of(w, new Effect.Desk(i.step()));
      case Intent.Heard i -> heard(answer(w, i.intent()));
    };
  }

  /// Whoever told it has kept it.
  private static Reduction heard(Reduction told) {
    return new Reduction(
        told.workspace(),
        told.effects().stream().filter(e -> !(e instanceof Effect.Keep)).toList());
  }
}
