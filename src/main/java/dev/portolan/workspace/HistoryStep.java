package dev.portolan.workspace;

/// Something that the user wants, or that was told, of the checks of the open context that are kept
/// on disk.
public sealed interface HistoryStep {
  /// Begins anew, as when another context is opened.
  record Clear() implements HistoryStep {}
}
