package dev.portolan.demo.world;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The thread on which a demo cluster lives; closing it wakes it and waits until it has ended.
final class LifeThread implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;
  private volatile boolean closed;

  /// @param work ends soon after `closed`; may park meanwhile
  LifeThread(String name, Runnable work) {
    this.thread = Thread.ofVirtual().name(name).unstarted(work);
  }

  void start() {
    thread.start();
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
