package dev.portolan.cluster.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.exec.spdy.SpdyFuzzDoor;
import dev.portolan.cluster.exec.websocket.WebSocketFuzzDoor;
import dev.portolan.probe.PodExec.End;
import dev.portolan.testkit.Fuzz;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyGoAwayFrame;
import io.netty.handler.codec.spdy.DefaultSpdyHeadersFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySettingsFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.DefaultSpdyWindowUpdateFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okio.Buffer;
import okio.Okio;
import okio.Sink;
import okio.Socket;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a server sends in an exec, damaged: it always ends, with an end or an IOException.
@Timeout(value = 10, unit = TimeUnit.MINUTES) // for a large -Dportolan.fuzz
final class FrameFuzzTest {
  private static final String STATUS =
      "{\"status\":\"Failure\",\"message\":\"m\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"3\"}]}}";

  private static ByteBuf text(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ChannelHandler codec, List<Object> frames) {
    EmbeddedChannel channel = new EmbeddedChannel(codec);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object frame : frames) {
      channel.writeOutbound(frame);
      for (ByteBuf b = channel.readOutbound(); b != null; b = channel.readOutbound()) {
        byte[] copy = new byte[b.readableBytes()];
        b.readBytes(copy).release();
        out.writeBytes(copy);
      }
    }
    channel.finishAndReleaseAll();
    return out.toByteArray();
  }

  /// A connection on which the server has said all it will ever say.
  private static Socket said(byte[] bytes) {
    Buffer buffer = new Buffer();
    buffer.write(bytes);
    return new Socket() {
      @Override
      public Source getSource() {
        return buffer;
      }

      @Override
      public Sink getSink() {
        return Okio.blackhole();
      }

      @Override
      public void cancel() {
        // nothing waits
      }
    };
  }

  private static Output output() {
    return new Output(new Execution.Recorder(), new Stop());
  }

  @Test
  void spdy() {
    DefaultSpdySettingsFrame settings = new DefaultSpdySettingsFrame();
    settings.setValue(4, 100).setValue(7, 65_536);
    DefaultSpdyDataFrame last = new DefaultSpdyDataFrame(1, text(STATUS));
    last.setLast(true);
    DefaultSpdyHeadersFrame headers = new DefaultSpdyHeadersFrame(3);
    headers.headers().set("a", "b");
    byte[] whole =
        bytes(
            new SpdyFrameCodec(SpdyVersion.SPDY_3_1),
            List.of(
                settings,
                new DefaultSpdySynReplyFrame(1),
                new DefaultSpdySynReplyFrame(3),
                new DefaultSpdySynReplyFrame(5),
                new DefaultSpdyDataFrame(3, text("out".repeat(4000))),
                new DefaultSpdyPingFrame(2),
                headers,
                new DefaultSpdyDataFrame(5, text("err")),
                new DefaultSpdyWindowUpdateFrame(3, 10),
                last,
                new DefaultSpdyRstStreamFrame(3, 1),
                new DefaultSpdyGoAwayFrame(5, 0)));
    Fuzz.run(
        1500,
        new byte[][] {whole},
        (bytes, chance) -> ended(SpdyFuzzDoor.run(said(bytes), output())));
  }

  @Test
  void webSocket() {
    byte[] whole =
        bytes(
            new WebSocket13FrameEncoder(false),
            List.of(
                new BinaryWebSocketFrame(text("\u0001out")),
                new BinaryWebSocketFrame(false, 0, text("\u0002err")),
                new PingWebSocketFrame(text("ping")),
                new ContinuationWebSocketFrame(true, 0, text("or".repeat(3000))),
                new BinaryWebSocketFrame(text("\u00ff\u0001")),
                new BinaryWebSocketFrame(text("\u0003" + STATUS)),
                new CloseWebSocketFrame(1000, "done")));
    Fuzz.run(
        1500,
        new byte[][] {whole},
        (bytes, chance) -> ended(WebSocketFuzzDoor.run(said(bytes), output())));
  }

  private static void ended(End end) {
    assertThat(end.toString()).isNotEmpty();
  }

  @Test
  void undamagedTheyEndAsTheStatusSays() throws IOException {
    byte[] spdy =
        bytes(
            new SpdyFrameCodec(SpdyVersion.SPDY_3_1),
            List.of(new DefaultSpdyDataFrame(1, text(STATUS)), new DefaultSpdyGoAwayFrame(5, 0)));
    assertThat(SpdyFuzzDoor.run(said(spdy), output())).isEqualTo(new End.Exited(3));
    byte[] webSocket =
        bytes(
            new WebSocket13FrameEncoder(false),
            List.of(new BinaryWebSocketFrame(text("\u0003" + STATUS))));
    assertThat(WebSocketFuzzDoor.run(said(webSocket), output())).isEqualTo(new End.Exited(3));
  }

  static Stream<String> bombs() {
    return Stream.of(
        "[".repeat(200_000),
        "{\"details\":".repeat(50_000),
        "{\"status\":\"Failure\",\"details\":{\"causes\":" + "[".repeat(100_000),
        "{\"status\":\"Failure\",\"message\":\"" + "x".repeat(4 << 20) + "\"}",
        "{\"" + "k".repeat(1 << 20) + "\":1}",
        "{\"code\":" + "9".repeat(1 << 20) + "}");
  }

  /// What stands in a frame for the command's end may be deep or huge: it ends, in little memory.
  @ParameterizedTest
  @MethodSource("bombs")
  void anEndThatIsABombIsAnEnd(String status) throws IOException {
    byte[] webSocket =
        bytes(
            new WebSocket13FrameEncoder(false),
            List.of(new BinaryWebSocketFrame(text("\u0003" + status))));
    List<Object> frames = new ArrayList<>();
    byte[] body = status.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < body.length; at += 60_000) {
      int length = Math.min(60_000, body.length - at);
      frames.add(new DefaultSpdyDataFrame(1, Unpooled.copiedBuffer(body, at, length)));
    }
    frames.add(new DefaultSpdyGoAwayFrame(5, 0));
    byte[] spdy = bytes(new SpdyFrameCodec(SpdyVersion.SPDY_3_1), frames);
    Fuzz.asItIs(webSocket, bytes -> ended(WebSocketFuzzDoor.run(said(bytes), output())));
    Fuzz.asItIs(spdy, bytes -> ended(SpdyFuzzDoor.run(said(bytes), output())));
  }
}
