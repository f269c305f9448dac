package dev.portolan.workspace;

/// Something that the user wants, or that was told, of the logs of the open context that are
/// followed.
public sealed interface TailStep {
  /// Begins anew, as when another context is opened.
  record Clear() implements TailStep {}
}
