package dev.portolan.workspace;

/// Something that the user wants, or that was told, of the packet captures of the open context.
public sealed interface CaptureStep {
  /// Begins anew, as when another context is opened.
  record Clear() implements CaptureStep {}
}
