package dev.portolan.cluster.exec;

import java.util.concurrent.locks.ReentrantLock;

/// The wish to end a command, which may come at any time and from any thread.
public final class Stop {
  private final ReentrantLock lock = new ReentrantLock();
  private boolean wished;
  private Runnable action = () -> {};

  public boolean wished() {
    lock.lock();
    try {
      return wished;
    } finally {
      lock.unlock();
    }
  }

  /// Sets what is done on the wish, in place of what was set before; at once if it is there.
  public void then(Runnable next) {
    lock.lock();
    try {
      action = next;
      if (!wished) {
        return;
      }
    } finally {
      lock.unlock();
    }
    next.run();
  }

  /// Has the wish.
  void wish() {
    Runnable todo;
    lock.lock();
    try {
      if (wished) {
        return;
      }
      wished = true;
      todo = action;
    } finally {
      lock.unlock();
    }
    todo.run();
  }
}
