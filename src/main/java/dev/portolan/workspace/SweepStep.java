package dev.portolan.workspace;

/// Something that the user wants, or that was told, of the sweeps of the open context.
public sealed interface SweepStep {
  /// Begins anew, as when another context is opened.
  record Clear() implements SweepStep {}
}
