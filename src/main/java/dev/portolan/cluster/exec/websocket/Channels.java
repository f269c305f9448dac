package dev.portolan.cluster.exec.websocket;

import dev.portolan.cluster.exec.Ends;
import dev.portolan.cluster.exec.Output;
import dev.portolan.cluster.exec.wire.Wire;
import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import okio.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One exec's WebSocket: the first byte of a message is its channel. A message's fragments are
/// handed on as they come, so that what is held at a time is bounded whatever the server sends.
final class Channels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int ERROR = 3;
  private static final int NONE = -1;
  private static final int NORMAL_CLOSURE = 1000;
  private static final int PIECE = 8 * 1024;
  private static final int MAX_FRAME = 1024 * 1024;
  private static final int MAX_STATUS = 64 * 1024;

  private final Wire wire;
  private final Output output;
  private final ByteArrayOutputStream status = new ByteArrayOutputStream();
  private int channel = NONE;
  private @Nullable End end;

  Channels(Socket socket, Output output) {
    WebSocketDecoderConfig config =
        WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(false)
            .allowExtensions(false)
            .maxFramePayloadLength(MAX_FRAME)
            .withUTF8Validator(false)
            .build();
    this.wire =
        new Wire(socket, new WebSocket13FrameDecoder(config), new WebSocket13FrameEncoder(true));
    this.output = output;
  }

  /// Reads to the command's end.
  End run() throws IOException {
    wire.ping(PingWebSocketFrame::new);
    while (end == null) {
      Object frame = wire.poll();
      if (frame != null) {
        try {
          take((WebSocketFrame) frame);
        } finally {
          ReferenceCountUtil.release(frame);
        }
      } else if (wire.read(PIECE) < 0) {
        end = closed("");
      }
    }
    farewell();
    return end;
  }

  /// Says that we go too. The end is known by now, so it does not matter whether this arrives.
  private void farewell() {
    try {
      wire.send(new CloseWebSocketFrame(NORMAL_CLOSURE, ""));
    } catch (IOException e) {
      LOG.debug("The server went first: {}", e.toString());
    }
  }

  /// Cuts the connection under `run`.
  void cut() {
    wire.cut();
  }

  private void take(WebSocketFrame frame) throws IOException {
    switch (frame) {
      case BinaryWebSocketFrame message -> {
        ByteBuf content = message.content();
        channel = content.isReadable() ? content.readUnsignedByte() : NONE;
        payload(message);
      }
      case ContinuationWebSocketFrame more -> payload(more);
      case TextWebSocketFrame text -> channel = NONE; // the base64 protocol, not asked for
      case PingWebSocketFrame ping ->
          wire.send(new PongWebSocketFrame(ping.content().retainedSlice()));
      case CloseWebSocketFrame close -> end = closed(close.reasonText());
      default -> {}
    }
  }

  private void payload(WebSocketFrame frame) {
    byte[] bytes = new byte[frame.content().readableBytes()];
    frame.content().readBytes(bytes);
    switch (channel) {
      case STDOUT -> output.bytes(false, bytes);
      case STDERR -> output.bytes(true, bytes);
      case ERROR -> {
        status.write(bytes, 0, Math.min(bytes.length, MAX_STATUS - status.size()));
        if (frame.isFinalFragment()) {
          end = Ends.of(ApiStatus.parse(status.toByteArray()), output.beginning());
        }
      }
      default -> {} // v5's close signal (255) and channels that were not asked for
    }
  }

  private static End closed(String reason) {
    String why = reason.isBlank() ? "" : ": " + reason.lines().findFirst().orElse("");
    return new End.Broken("the server closed the connection without a result" + why);
  }

  @Override
  public void close() {
    wire.close();
  }
}
