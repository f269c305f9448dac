package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Asks an HTTP proxy for a way to the server (`CONNECT`). Only the proxy's own credentials are
/// said to it; those for the server travel inside the tunnel.
final class HttpTunnel {
  private static final int MAX_HEAD = 16 * 1024;

  private HttpTunnel() {}

  static void open(Socket socket, ProxyAddress proxy, String host, int port) throws IOException {
    String target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    StringBuilder request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\n");
    request.append("Host: ").append(target).append("\r\n");
    if (proxy.hasCredentials()) {
      byte[] pair = (proxy.user() + ":" + proxy.password()).getBytes(StandardCharsets.UTF_8);
      request
          .append("Proxy-Authorization: Basic ")
          .append(Base64.getEncoder().encodeToString(pair))
          .append("\r\n");
    }
    request.append("\r\n");
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    String status = statusLine(socket.getInputStream(), proxy);
    if (status.matches("HTTP/1\\.[01] 2[0-9][0-9]( .*)?")) {
      return;
    }
    if (status.matches("HTTP/1\\.[01] 407( .*)?")) {
      throw new AccessFailure(
          "the "
              + proxy
              + (proxy.hasCredentials()
                  ? " does not accept the user and password that are configured for it (407)"
                  : " asks for a user and a password (407)"));
    }
    String code = status.replaceFirst("^HTTP/1\\.[01] ([0-9]{3}).*$", "$1");
    throw new AccessFailure(
        "the "
            + proxy
            + (code.matches("[0-9]{3}")
                ? " refuses the way to " + target + ": it answers " + code
                : " does not speak HTTP"));
  }

  /// Reads the answer's head to its end, byte by byte: what follows is the server's.
  private static String statusLine(InputStream in, ProxyAddress proxy) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int b = in.read();
      if (b < 0) {
        throw new AccessFailure("the " + proxy + " closed the connection");
      }
      head.write(b);
      ends = b == '\n' ? ends + 1 : b == '\r' ? ends : 0;
      if (head.size() > MAX_HEAD) {
        throw new AccessFailure("the " + proxy + " does not speak HTTP");
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
  }
}
