package dev.portolan.demo.net;

/// What becomes of a connection that was opened, once something is said over it.
public enum Talk {
  ANSWERED,
  /// A sidecar resets it: it asks for its mesh's own TLS.
  RESET,
  /// The answer is a page of 20,000 bytes, whose packets are too large for the path.
  SWALLOWED
}
