package dev.portolan.demo.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/// A body that is cut after an exact number of bytes, or comes slowly, when told so.
final class FaultyStream extends FilterOutputStream {
  private final Runnable cut;
  private long left = Long.MAX_VALUE;
  private Fault.Trickle slow = new Fault.Trickle(Integer.MAX_VALUE, Duration.ZERO);

  /// @param cut closes the connection
  FaultyStream(OutputStream body, Runnable cut) {
    super(body);
    this.cut = cut;
  }

  void strike(Fault fault) {
    switch (fault) {
      case Fault.Cut(int bytes) -> left = bytes;
      case Fault.Trickle trickle -> slow = trickle;
      case Fault.Status ignored -> throw new IllegalArgumentException("not of a body: " + fault);
      case Fault.Garbage ignored -> throw new IllegalArgumentException("not of a body: " + fault);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    for (int at = from; at < end; ) {
      int most = Math.min(end - at, slow.bytes());
      int now = (int) Math.min(most, left);
      out.write(bytes, at, now);
      at += now;
      left -= now;
      if (left == 0) {
        out.flush();
        cut.run();
        throw new IOException("cut on purpose");
      }
      if (!slow.pause().isZero()) {
        out.flush();
        pause();
      }
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(slow.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
