package dev.portolan.workspace;

/// Something that the user wants, or that was told, of the debug containers of the open context:
/// those that are there, and the one that waits for consent.
public sealed interface DebugStep {
  /// Begins anew, as when another context is opened.
  record Clear() implements DebugStep {}
}
