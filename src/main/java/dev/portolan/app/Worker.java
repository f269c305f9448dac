package dev.portolan.app;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/// The thread of one sort of work. What is asked of it after its end is not done: a tab that is
/// closed in the middle of its work wants no more of it, and that is nobody's error.
final class Worker {
  private Worker() {}

  static ScheduledExecutorService named(String name) {
    return new ScheduledThreadPoolExecutor(
        1,
        Thread.ofPlatform().name(name).daemon().factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }
}
