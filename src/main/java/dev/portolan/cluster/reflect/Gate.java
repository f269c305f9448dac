package dev.portolan.cluster.reflect;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where the calls of a session wait while the way to the server is in doubt. It is shut at first;
/// whoever probes the way opens it, and those who waited go on one after another.
public final class Gate implements Weather {
  private static final Duration APART = Duration.ofMillis(25);
  private static final int LONGEST_LINE = 80;

  private final Rhythm rhythm;
  private final Runnable answered;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean open;
  private boolean ended;
  private int waiting;
  private int crowd;
  private long era;

  /// @param answered called for each answer of the server
  public Gate(Rhythm rhythm, Runnable answered) {
    this.rhythm = rhythm;
    this.answered = answered;
  }

  @Override
  public long await() throws InterruptedException {
    Duration turn;
    lock.lockInterruptibly();
    try {
      if (open) {
        return era;
      }
      waiting++;
      try {
        while (!open) {
          if (ended) {
            throw new InterruptedException("the session is closed");
          }
          changed.await();
        }
        turn = APART.multipliedBy(Math.min(crowd, LONGEST_LINE));
      } finally {
        waiting--;
      }
    } finally {
      lock.unlock();
    }
    rhythm.pause().sleep(rhythm.upTo(turn));
    return era();
  }

  private long era() {
    lock.lock();
    try {
      return era;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void answered() {
    answered.run();
  }

  @Override
  public void doubt() {
    lock.lock();
    try {
      open = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for doubt, at most for a time. True when there is some.
  public boolean awaitDoubt(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (open && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !open;
    } finally {
      lock.unlock();
    }
  }

  /// The way is clear.
  ///
  /// @param sameServer false where it cannot be told whether the server still knows what it said
  ///   before
  public void open(boolean sameServer) {
    lock.lock();
    try {
      open = !ended;
      crowd = waiting;
      era += sameServer ? 0 : 1;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The session is closed: nobody passes any more.
  public void end() {
    lock.lock();
    try {
      ended = true;
      open = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
