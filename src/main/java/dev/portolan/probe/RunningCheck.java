package dev.portolan.probe;

/// A check under way.
public interface RunningCheck {
  /// Ends it: the remote process too. The listener hears `finished` with CANCELLED. Safe to call
  /// twice.
  void cancel();
}
