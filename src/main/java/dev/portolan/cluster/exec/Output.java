package dev.portolan.cluster.exec;

import dev.portolan.probe.PodExec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/// The way of a command's output to its listener. Nothing is queued: a listener that takes its time
/// holds up whoever brings the next chunk.
public final class Output {
  /// How much of the output's beginning is kept, to recognize the runtime's own messages in it.
  private static final int BEGINNING = 1024;

  private final PodExec.Listener listener;
  private final Stop stop;
  private final ReentrantLock telling = new ReentrantLock();
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private boolean closed;

  Output(PodExec.Listener listener, Stop stop) {
    this.listener = listener;
    this.stop = stop;
  }

  /// Hands a chunk over; dropped when the command is over, or nobody wants it any more.
  ///
  /// @param error true for standard error
  public void bytes(boolean error, byte[] chunk) {
    telling.lock();
    try {
      if (closed || stop.wished() || chunk.length == 0) {
        return;
      }
      beginning.write(chunk, 0, Math.min(chunk.length, BEGINNING - beginning.size()));
      listener.output(error, chunk);
    } finally {
      telling.unlock();
    }
  }

  /// Says how the command is run, where that is not by the server's own exec.
  public void note(String how) {
    listener.note(how);
  }

  /// The first bytes of the output as text.
  public String beginning() {
    telling.lock();
    try {
      return beginning.toString(StandardCharsets.UTF_8);
    } finally {
      telling.unlock();
    }
  }

  /// The last word. What still comes after it is dropped.
  void end(PodExec.End end) {
    telling.lock();
    try {
      closed = true;
      listener.ended(end);
    } finally {
      telling.unlock();
    }
  }
}
