package dev.portolan.capture;

import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one command in a container prints: standard output as bytes, handed on in the thread that
/// brings them, so that a slow reader holds up the command; standard error as lines.
final class Stream implements PodExec.Listener {
  private static final int MAX_LINE = 2000;

  private final Consumer<byte[]> output;
  private final Consumer<String> errorLine;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable End end;

  Stream(Consumer<byte[]> output, Consumer<String> errorLine) {
    this.output = output;
    this.errorLine = errorLine;
  }

  @Override
  public void output(boolean error, byte[] chunk) {
    if (!error) {
      output.accept(chunk);
      return;
    }
    for (byte b : chunk) {
      if (b == '\n') {
        flush();
      } else if (line.size() < MAX_LINE) {
        line.write(b);
      }
    }
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "");
    line.reset();
    lock.lock();
    try {
      errorLine.accept(text);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ended(End how) {
    flush();
    lock.lock();
    try {
      end = how;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the end at most so long; null when it has not come.
  @Nullable End await(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long nanos = time.toNanos();
      while (end == null && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return end;
    } finally {
      lock.unlock();
    }
  }

  static Duration millis(long millis) {
    return Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
