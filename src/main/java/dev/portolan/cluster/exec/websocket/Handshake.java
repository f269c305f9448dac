package dev.portolan.cluster.exec.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/// The opening handshake of RFC 6455 for an exec.
final class Handshake {
  private static final String PROTOCOLS = "v5.channel.k8s.io, v4.channel.k8s.io";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // the RFC's

  private final HttpUrl url;
  private final String key;

  Handshake(HttpUrl url) {
    this.url = url;
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    this.key = Base64.getEncoder().encodeToString(nonce);
  }

  Request request() {
    return new Request.Builder()
        .url(url)
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Key", key)
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Protocol", PROTOCOLS)
        .build();
  }

  /// True when the answer, a 101, is one to this request.
  boolean acceptedBy(Response response) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      String expected = Base64.getEncoder().encodeToString(hash);
      return "websocket".equalsIgnoreCase(response.header("Upgrade", ""))
          && expected.equals(response.header("Sec-WebSocket-Accept", ""));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
