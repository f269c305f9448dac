package dev.portolan.workspace;

/// Something that the user wants, or that was told, of the diagnoses of the open context.
public sealed interface DiagnosisStep {
  /// Begins anew, as when another context is opened.
  record Clear() implements DiagnosisStep {}
}
