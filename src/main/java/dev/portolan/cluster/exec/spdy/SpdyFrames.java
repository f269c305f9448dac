package dev.portolan.cluster.exec.spdy;

import dev.portolan.cluster.exec.wire.Wire;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.io.IOException;
import java.net.ProtocolException;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/// A connection that speaks SPDY/3.1. Data frames come in pieces, control frames are small, so that
/// what is held at a time is bounded whatever the server sends.
final class SpdyFrames implements AutoCloseable {
  private static final int HEAD = 8;
  private static final int PIECE = 8 * 1024;
  private static final int MAX_CONTROL = 32 * 1024;

  private final Wire wire;
  private int left; // bytes of the current frame that are still to come

  SpdyFrames(Socket socket) {
    this.wire = new Wire(socket, codec(), codec());
  }

  private static SpdyFrameCodec codec() {
    return new SpdyFrameCodec(SpdyVersion.SPDY_3_1, PIECE, MAX_CONTROL, 6, 15, 8);
  }

  Wire wire() {
    return wire;
  }

  /// Waits for the next frame; null at the end of the connection. The caller releases it.
  @Nullable SpdyFrame next() throws IOException {
    while (true) {
      Object frame = wire.poll();
      if (frame != null) {
        return (SpdyFrame) frame;
      }
      if (left == 0 && !startFrame()) {
        return null;
      }
      int count = wire.read(Math.min(left, PIECE));
      if (count < 0) {
        throw new ProtocolException("the connection ends within a frame");
      }
      left -= count;
    }
  }

  /// Looks at the next frame's head: flag and type or stream in 4 bytes, flags in 1, length in 3.
  private boolean startFrame() throws IOException {
    if (wire.peek(HEAD - 1) < 0) {
      return false;
    }
    int length = (wire.peek(5) << 16) | (wire.peek(6) << 8) | wire.peek(7);
    boolean control = (wire.peek(0) & 0x80) != 0;
    if (control && length > MAX_CONTROL) {
      throw new ProtocolException("a control frame of " + length + " bytes");
    }
    left = HEAD + length;
    return true;
  }

  @Override
  public void close() {
    wire.close();
  }
}
