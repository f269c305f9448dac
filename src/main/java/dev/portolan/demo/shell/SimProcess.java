package dev.portolan.demo.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A process in a simulated container: it prints, it waits, it can be killed while it waits.
final class SimProcess {
  private static final int TERM = 15;

  private final int pid;
  private final Random random;
  private final double timeScale;
  private final Output output;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private volatile List<String> argv;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int signal;
  private long clock;
  private long deadline = Long.MAX_VALUE;

  SimProcess(int pid, List<String> argv, Output output, Random random, double timeScale) {
    this.pid = pid;
    this.argv = List.copyOf(argv);
    this.output = output;
    this.random = random;
    this.timeScale = timeScale;
  }

  /// A process that this one starts.
  SimProcess fork(int childPid, List<String> childArgv, Output childOutput) {
    return new SimProcess(
        childPid, childArgv, childOutput, new Random(random.nextLong()), timeScale);
  }

  int pid() {
    return pid;
  }

  List<String> argv() {
    return argv;
  }

  /// Becomes another program, as `exec` does.
  void become(List<String> program) {
    argv = List.copyOf(program);
  }

  Random random() {
    return random;
  }

  /// When it was started, in clock ticks, as `/proc/PID/stat` has it.
  long born() {
    return 4_711_000L + pid;
  }

  /// Ends itself with signal 15 when it has waited for this simulated time. What it computes takes
  /// none, so that a slow machine changes nothing.
  void limit(Duration time) {
    deadline = clock + time.toNanos();
  }

  void noLimit() {
    deadline = Long.MAX_VALUE;
  }

  boolean expired() {
    return clock >= deadline;
  }

  /// The process is over.
  void end() {
    ended.countDown();
  }

  /// Waits, in real time, until the process is over; false when it still runs then.
  boolean awaitEnd(Duration limit) {
    try {
      return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void kill(int number) {
    lock.lock();
    try {
      signal = number;
      signalled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits a simulated time.
  void sleep(Duration time) throws Killed {
    long simulated = Math.min(time.toNanos(), deadline - clock);
    clock += simulated;
    long nanos = (long) (simulated * timeScale);
    lock.lock();
    try {
      while (signal == 0 && nanos > 0) {
        nanos = signalled.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Killed(9);
    } finally {
      lock.unlock();
    }
    checkSignal();
  }

  void sleepMillis(double millis) throws Killed {
    sleep(Duration.ofNanos((long) (millis * 1_000_000)));
  }

  void out(String text) throws Killed {
    print(false, text);
  }

  void err(String text) throws Killed {
    print(true, text);
  }

  void outLine(String line) throws Killed {
    print(false, line + "\n");
  }

  void errLine(String line) throws Killed {
    print(true, line + "\n");
  }

  /// Writes bytes that are no text.
  void outBytes(byte[] bytes) throws Killed {
    checkSignal();
    output.write(false, bytes);
  }

  /// What a program still says once it was told to end.
  void lastWords(String text) {
    output.write(true, text.getBytes(StandardCharsets.UTF_8));
  }

  private void print(boolean error, String text) throws Killed {
    checkSignal();
    output.write(error, text.getBytes(StandardCharsets.UTF_8));
  }

  private void checkSignal() throws Killed {
    if (signal != 0) {
      throw new Killed(signal);
    }
    if (expired()) {
      throw new Killed(TERM);
    }
  }
}
