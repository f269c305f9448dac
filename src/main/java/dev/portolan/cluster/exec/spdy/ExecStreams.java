package dev.portolan.cluster.exec.spdy;

import dev.portolan.cluster.exec.Ends;
import dev.portolan.cluster.exec.Output;
import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// One exec's three SPDY streams, as kubelets expect them since v4: how the command ends comes as a
/// Status on the error stream, and is told when the two for output are closed too.
final class ExecStreams {
  private static final int ERROR = 1;
  private static final int STDOUT = 3;
  private static final int STDERR = 5;
  private static final int MAX_STATUS = 64 * 1024;

  /// How long output may still come after the Status: it precedes it in every server known.
  private static final Duration AFTER_STATUS = Duration.ofSeconds(2);

  private final Output output;
  private final ByteArrayOutputStream status = new ByteArrayOutputStream();
  private final Set<Integer> open = new HashSet<>(Set.of(ERROR, STDOUT, STDERR));
  private final AtomicInteger pings = new AtomicInteger(1); // a client's are odd
  private String reset = "";

  ExecStreams(Output output) {
    this.output = output;
  }

  /// Opens the streams, which starts the command, and reads to its end.
  End run(SpdyFrames frames) throws IOException {
    stream(frames, ERROR, "error");
    stream(frames, STDOUT, "stdout");
    stream(frames, STDERR, "stderr");
    frames.wire().ping(() -> new DefaultSpdyPingFrame(pings.getAndAdd(2)));
    try {
      read(frames);
    } catch (IOException e) {
      if (open.contains(ERROR)) {
        throw e;
      } // else the end is known
    }
    if (status.size() == 0) {
      String why = reset.isEmpty() ? "" : ": " + reset;
      return new End.Broken("the server closed the connection without a result" + why);
    }
    return Ends.of(ApiStatus.parse(status.toByteArray()), output.beginning());
  }

  private static void stream(SpdyFrames frames, int id, String type) throws IOException {
    DefaultSpdySynStreamFrame syn = new DefaultSpdySynStreamFrame(id, 0, (byte) 0);
    syn.headers().set("streamtype", type);
    frames.wire().send(syn);
  }

  private void read(SpdyFrames frames) throws IOException {
    Windows windows = new Windows(frames.wire());
    while (!open.isEmpty()) {
      SpdyFrame frame = frames.next();
      if (frame == null) {
        return;
      }
      try {
        take(frames, windows, frame);
      } finally {
        ReferenceCountUtil.release(frame);
      }
    }
  }

  /// A GOAWAY ends nothing: what is open goes on. Windows and settings concern senders of data.
  private void take(SpdyFrames frames, Windows windows, SpdyFrame frame) throws IOException {
    switch (frame) {
      case SpdyDataFrame data -> data(frames, windows, data);
      case SpdySynStreamFrame syn ->
          frames
              .wire()
              .send(new DefaultSpdyRstStreamFrame(syn.streamId(), SpdyStreamStatus.REFUSED_STREAM));
      case SpdySynReplyFrame reply -> closeIfLast(frames, reply);
      case SpdyRstStreamFrame rst -> {
        reset = rst.status().toString();
        close(frames, rst.streamId());
      }
      case SpdyPingFrame ping when ping.id() % 2 == 0 ->
          frames.wire().send(new DefaultSpdyPingFrame(ping.id()));
      default -> {}
    }
  }

  private void data(SpdyFrames frames, Windows windows, SpdyDataFrame data) throws IOException {
    ByteBuf content = data.content();
    byte[] bytes = new byte[content.readableBytes()];
    content.readBytes(bytes);
    switch (data.streamId()) {
      case STDOUT -> output.bytes(false, bytes);
      case STDERR -> output.bytes(true, bytes);
      case ERROR -> status.write(bytes, 0, Math.min(bytes.length, MAX_STATUS - status.size()));
      default -> {} // not one that was asked for
    }
    windows.consumed(data.streamId(), bytes.length);
    closeIfLast(frames, data);
  }

  private void closeIfLast(SpdyFrames frames, SpdyStreamFrame frame) {
    if (frame.isLast()) {
      close(frames, frame.streamId());
    }
  }

  private void close(SpdyFrames frames, int stream) {
    if (open.remove(stream) && stream == ERROR) {
      frames.wire().patience(AFTER_STATUS);
    }
  }
}
