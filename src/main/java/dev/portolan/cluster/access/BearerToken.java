package dev.portolan.cluster.access;

import java.io.IOException;

/// Where the token of a user comes from.
interface BearerToken {
  /// The token to send now; empty to send none.
  String token() throws IOException;

  /// The server answered 401 to `rejected`. True when another token may be had by asking again.
  boolean renewable(String rejected);
}
