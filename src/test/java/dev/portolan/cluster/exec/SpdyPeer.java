package dev.portolan.cluster.exec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdySessionHandler;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The kubelet's end of an exec by SPDY, made of Netty's codec: with windows as the protocol has
/// them (`SpdySessionHandler`), or without as kubelets are.
final class SpdyPeer {
  private final ExecServer.Exchange exchange;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Map<String, Integer> streams = new ConcurrentHashMap<>();
  private final List<SpdyFrame> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);

  SpdyPeer(ExecServer.Exchange exchange, boolean windows) {
    this.exchange = exchange;
    channel.pipeline().addLast(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
    if (windows) {
      channel.pipeline().addLast(new SpdySessionHandler(SpdyVersion.SPDY_3_1, true));
    }
    Thread.ofVirtual().name("spdy-peer").start(this::read);
  }

  /// Waits for the three streams, at which a kubelet starts the command.
  SpdyPeer awaitStreams() throws IOException, InterruptedException {
    if (!started.await(10, TimeUnit.SECONDS)) {
      throw new IOException("no streams, but " + streams);
    }
    return this;
  }

  /// Waits until the client has gone.
  void awaitGone() throws InterruptedException {
    gone.await();
  }

  /// What the client has sent, but for the streams that it opened.
  List<SpdyFrame> received() {
    return List.copyOf(received);
  }

  /// Waits until the client has sent so many.
  void awaitReceived(int count) throws InterruptedException {
    lock.lock();
    try {
      while (received.size() < count) {
        more.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void write(String stream, String text) throws IOException {
    write(stream, text.getBytes(StandardCharsets.UTF_8), false);
  }

  void write(String stream, byte[] bytes, boolean last) throws IOException {
    DefaultSpdyDataFrame frame =
        new DefaultSpdyDataFrame(
            Objects.requireNonNull(streams.get(stream)), Unpooled.wrappedBuffer(bytes));
    frame.setLast(last);
    send(frame);
  }

  /// Tells the end on the error stream and closes all three.
  void exit(int code) throws IOException {
    String status =
        code == 0
            ? "{\"status\":\"Success\"}"
            : "{\"status\":\"Failure\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"%d\"}]}}"
                .formatted(code);
    write("error", status.getBytes(StandardCharsets.UTF_8), true);
    write("stdout", new byte[0], true);
    write("stderr", new byte[0], true);
  }

  void send(Object frame) throws IOException {
    lock.lock();
    try {
      channel.writeOutbound(frame);
      flush();
    } finally {
      lock.unlock();
    }
  }

  private void flush() throws IOException {
    OutputStream out = exchange.socket().getOutputStream();
    for (ByteBuf b = channel.readOutbound(); b != null; b = channel.readOutbound()) {
      b.readBytes(out, b.readableBytes()).release();
    }
    out.flush();
  }

  private void read() {
    byte[] chunk = new byte[4096];
    try {
      for (int n = exchange.in().read(chunk); n >= 0; n = exchange.in().read(chunk)) {
        take(Unpooled.copiedBuffer(chunk, 0, n));
      }
    } catch (IOException e) {
      // gone
    } finally {
      gone.countDown();
    }
  }

  private void take(ByteBuf bytes) throws IOException {
    lock.lock();
    try {
      channel.writeInbound(bytes);
      flush();
      for (Object f = channel.readInbound(); f != null; f = channel.readInbound()) {
        frame((SpdyFrame) f);
        ReferenceCountUtil.release(f);
      }
    } finally {
      lock.unlock();
    }
  }

  private void frame(SpdyFrame frame) throws IOException {
    if (!(frame instanceof SpdySynStreamFrame syn)) {
      received.add(frame);
      more.signalAll();
      return;
    }
    streams.put(String.valueOf(syn.headers().get("streamtype")), syn.streamId());
    channel.writeOutbound(new DefaultSpdySynReplyFrame(syn.streamId()));
    flush();
    if (streams.size() == 3) {
      exchange.start();
      started.countDown();
    }
  }
}
