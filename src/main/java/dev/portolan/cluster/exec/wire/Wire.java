package dev.portolan.cluster.exec.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import okio.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An upgraded connection as frames of one of Netty's codecs, read and written by plain blocking
/// calls. Nothing is read ahead of what is asked for, so a slow reader slows the sender down.
///
/// One thread may read; any may send or close.
public final class Wire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final Duration PING = Duration.ofSeconds(25);

  /// A server that leaves two pings unanswered is gone.
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Socket socket;
  private final BufferedSource source;
  private final BufferedSink sink;
  private final EmbeddedChannel in;
  private final EmbeddedChannel out;
  private final ReentrantLock sending = new ReentrantLock();
  private final AtomicLong reads = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param decoder turns bytes to frames
  /// @param encoder turns frames to bytes
  public Wire(Socket socket, ChannelHandler decoder, ChannelHandler encoder) {
    this.socket = socket;
    this.source = Okio.buffer(socket.getSource());
    this.sink = Okio.buffer(socket.getSink());
    this.in = channel(decoder);
    this.out = channel(encoder);
    patience(SILENCE);
    sink.timeout().timeout(SILENCE.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static EmbeddedChannel channel(ChannelHandler codec) {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(new UnpooledByteBufAllocator(false));
    channel.pipeline().addLast(codec);
    return channel;
  }

  /// Sets how long a silence may last from now on; a longer one ends the connection.
  public void patience(Duration silence) {
    source.timeout().timeout(silence.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Waits for a byte that lies so far ahead and looks at it without taking it; -1 when the
  /// connection ends before.
  public int peek(int ahead) throws IOException {
    return source.request(ahead + 1L) ? source.getBuffer().getByte(ahead) & 0xff : -1;
  }

  /// Waits for bytes, takes at most so many and has them decoded.
  ///
  /// @return how many; -1 at the end of the connection
  public int read(int most) throws IOException {
    byte[] chunk = new byte[most];
    int count = source.read(chunk, 0, most);
    if (count > 0) {
      reads.incrementAndGet();
      through(() -> in.writeInbound(Unpooled.wrappedBuffer(chunk, 0, count)));
    }
    return count;
  }

  /// The next frame of what was read; null when there is none yet. The caller releases it.
  public @Nullable Object poll() {
    return in.readInbound();
  }

  /// Sends a frame, which it releases.
  public void send(Object frame) throws IOException {
    sending.lock();
    try {
      through(() -> out.writeOutbound(frame));
      for (ByteBuf bytes = out.readOutbound(); bytes != null; bytes = out.readOutbound()) {
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.readBytes(copy).release();
        sink.write(copy);
      }
      sink.flush();
    } finally {
      sending.unlock();
    }
  }

  /// Sends a ping now and then until the end, so that a dead connection is found out; only after
  /// silence, because what is sent to a server that is just about to close may cost its last bytes.
  public void ping(Supplier<Object> frame) {
    whenSilent(
        PING,
        () -> {
          send(frame.get());
          ping(frame);
        },
        () -> ping(frame));
  }

  /// Something to do on the connection.
  public interface Step {
    void run() throws IOException;
  }

  /// Looks after a while, in a thread of its own, whether anything has come since; not at all when
  /// the connection is closed by then.
  public void whenSilent(Duration time, Step silent, Step otherwise) {
    long before = reads.get();
    Thread.ofVirtual()
        .name("exec-silence")
        .start(
            () -> {
              try {
                if (!closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                  (reads.get() == before ? silent : otherwise).run();
                }
              } catch (IOException e) {
                socket.cancel(); // the reader tells
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /// Cuts the connection under a reader, which then fails.
  public void cut() {
    socket.cancel();
  }

  /// Cuts the connection and lets go of the codecs; for the thread that reads.
  @Override
  public void close() {
    closed.countDown();
    socket.cancel();
    release(source);
    release(sink);
    in.finishAndReleaseAll();
    sending.lock();
    try {
      out.finishAndReleaseAll();
    } finally {
      sending.unlock();
    }
  }

  /// The HTTP client counts a connection as used until its streams are closed, dead or not.
  private static void release(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("The connection was dead already: {}", e.toString());
    }
  }

  /// A step through a codec. Codecs throw what they like, also checked exceptions that they do not
  /// declare; whatever it is, the other side has broken the protocol.
  private static void through(Runnable step) throws IOException {
    try {
      step.run();
    } catch (Exception e) {
      ProtocolException broken = new ProtocolException("not what the protocol allows: " + e);
      broken.initCause(e);
      throw broken;
    }
  }
}
