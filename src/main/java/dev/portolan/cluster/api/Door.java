package dev.portolan.cluster.api;

import java.io.IOException;
import java.net.Socket;
import java.util.List;

/// The way to a server below HTTP: sockets through the context's proxy and TLS, and what a request
/// on them has to carry. For protocols that the HTTP client does not speak.
public interface Door extends AutoCloseable {
  /// A socket to the server: connected, through the proxy if there is one, with the TLS handshake
  /// done and the server's name verified. Speaks HTTP/1.1. The caller closes it.
  Socket open() throws IOException;

  /// The credentials and the impersonation, which every request carries.
  List<Header> headers() throws IOException;

  /// True when nobody verifies that the server is the right one.
  boolean insecure();

  /// Ends what still works on credentials, such as a running plugin; sockets are their callers'.
  @Override
  void close();
}
