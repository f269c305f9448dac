package dev.portolan.cluster.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The server's end of an exec by WebSocket, from the handshake's answer on.
final class WebSocketPeer {
  private static final int BINARY = 0x82; // a whole message

  private final ExecServer.Exchange exchange;

  WebSocketPeer(ExecServer.Exchange exchange) throws IOException {
    this.exchange = exchange;
    exchange.send(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Protocol: v5.channel.k8s.io\r\nSec-WebSocket-Accept: "
            + accept(exchange.header("sec-websocket-key"))
            + "\r\n\r\n");
  }

  private static String accept(String key) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      String text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      return Base64.getEncoder()
          .encodeToString(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  void write(int channel, String text) throws IOException {
    write(channel, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(int channel, byte[] bytes) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(channel);
    message.writeBytes(bytes);
    frame(BINARY, message.toByteArray());
  }

  /// Any frame, right or wrong.
  void frame(int head, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else {
      frame.write(126 + (payload.length > 0xffff ? 1 : 0));
      for (int i = payload.length > 0xffff ? 7 : 1; i >= 0; i--) {
        frame.write(i > 3 ? 0 : payload.length >>> (8 * i));
      }
    }
    frame.writeBytes(payload);
    exchange.socket().getOutputStream().write(frame.toByteArray());
    exchange.socket().getOutputStream().flush();
  }

  void exit(int code) throws IOException {
    write(
        3,
        code == 0
            ? "{\"status\":\"Success\"}"
            : "{\"status\":\"Failure\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"%d\"}]}}"
                .formatted(code));
  }
}
