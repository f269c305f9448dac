package dev.portolan.cluster.access;

import org.jspecify.annotations.Nullable;

/// What a user proves with, at one moment, who they are.
///
/// @param token the bearer token, or empty
/// @param identity for the TLS handshake, or null
record Proof(String token, @Nullable Identity identity) {
  static final Proof NONE = new Proof("", null);

  @Override
  public String toString() {
    return (token.isEmpty() ? "no token" : "token") + (identity == null ? "" : ", " + identity);
  }
}
