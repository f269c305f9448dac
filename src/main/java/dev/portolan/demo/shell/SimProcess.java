package dev.portolan.demo.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A process in a simulated container: it prints, it waits, it can be killed while it waits.
final class SimProcess {
  private final int pid;
  private final Random random;
  private final double timeScale;
  private final Output output;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private volatile List<String> argv;
  private volatile int signal;

  SimProcess(int pid, List<String> argv, Output output, Random random, double timeScale) {
    this.pid = pid;
    this.argv = List.copyOf(argv);
    this.output = output;
    this.random = random;
    this.timeScale = timeScale;
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
    long nanos = (long) (time.toNanos() * timeScale);
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

  private void print(boolean error, String text) throws Killed {
    checkSignal();
    output.write(error, text.getBytes(StandardCharsets.UTF_8));
  }

  private void checkSignal() throws Killed {
    if (signal != 0) {
      throw new Killed(signal);
    }
  }
}
