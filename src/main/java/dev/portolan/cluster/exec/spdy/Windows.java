package dev.portolan.cluster.exec.spdy;

import dev.portolan.cluster.exec.wire.Wire;
import io.netty.handler.codec.spdy.DefaultSpdyWindowUpdateFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// SPDY's flow control as a receiver: credit for what was consumed, for each stream and for the
/// session.
///
/// The library of API servers and kubelets (spdystream) knows no windows, and what is sent to a
/// kubelet that has just closed makes the API server drop the output still under way. So nothing is
/// sent before the server has shown that it waits for credit: it uses up a window of 64 KiB, and
/// then is silent.
final class Windows {
  private static final int WINDOW = 64 * 1024;
  private static final int SESSION = 0;
  private static final Duration STALL = Duration.ofMillis(200);

  /// What the server makes of windows.
  private enum Manner {
    UNKNOWN,
    IGNORES,
    OBEYS
  }

  private final Wire wire;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Integer> used = new HashMap<>();
  private Manner manner = Manner.UNKNOWN;

  Windows(Wire wire) {
    this.wire = wire;
  }

  /// So much of a stream's data was handed on.
  void consumed(int stream, int bytes) throws IOException {
    lock.lock();
    try {
      if (manner == Manner.IGNORES || bytes == 0) {
        return;
      }
      int most = Math.max(use(stream, bytes), use(SESSION, bytes));
      if (manner == Manner.OBEYS && most >= WINDOW / 2) {
        credit();
      } else if (manner == Manner.UNKNOWN && most > WINDOW) {
        manner = Manner.IGNORES;
        used.clear();
      } else if (manner == Manner.UNKNOWN && most == WINDOW) {
        wire.whenSilent(STALL, this::stalled, () -> {});
      }
    } finally {
      lock.unlock();
    }
  }

  private int use(int stream, int bytes) {
    return used.merge(stream, bytes, Integer::sum);
  }

  private void stalled() throws IOException {
    lock.lock();
    try {
      manner = Manner.OBEYS;
      credit();
    } finally {
      lock.unlock();
    }
  }

  private void credit() throws IOException {
    for (Map.Entry<Integer, Integer> e : used.entrySet()) {
      wire.send(new DefaultSpdyWindowUpdateFrame(e.getKey(), e.getValue()));
    }
    used.clear();
  }
}
