package dev.portolan.cluster.access;

import java.io.IOException;

/// Where the proof of a user comes from. Safe to use from many threads.
interface Credentials extends AutoCloseable {
  /// What to present now.
  Proof proof() throws IOException;

  /// The server answered 401 to the proof. True when another one may be had by asking again.
  boolean renew(Proof rejected) throws IOException;

  /// The server took the proof.
  default void accepted(Proof proof) {}

  /// Ends what still works on a proof.
  @Override
  default void close() {}
}
