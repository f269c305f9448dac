package dev.portolan.workspace;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.probe.CheckRequest;

/// Something that the user wants, or that was told, of the diagnoses of the open context.
public sealed interface DiagnosisStep {
  /// Diagnoses what the form of the checks holds.
  record StartForm() implements DiagnosisStep {}

  record Start(Case asked) implements DiagnosisStep {}

  /// The user typed this so that what waits for it starts; only the context's name does.
  record Confirm(String typed) implements DiagnosisStep {}

  /// What waits for the user's word is not to start.
  record Forgo() implements DiagnosisStep {}

  record Cancel(long id) implements DiagnosisStep {}

  record Show(long id) implements DiagnosisStep {}

  /// Makes the next check that an agreement proposes, by the form of the checks.
  record AskNext(CheckRequest request) implements DiagnosisStep {}

  /// A diagnosis has come so far.
  record Told(long id, Diagnosis diagnosis) implements DiagnosisStep {}

  /// A check was held against what is predicted.
  record Compared(long check, Agreement agreement) implements DiagnosisStep {}
}
