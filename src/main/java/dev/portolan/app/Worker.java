package dev.portolan.app;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/// The thread of one sort of work. What is asked of it after its end is not done: a tab that is
/// closed in the middle of its work wants no more of it, and that is nobody's error. Work that
/// fails is told of, and holds back nothing that comes after it.
final class Worker extends ScheduledThreadPoolExecutor {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  private final String name;

  private Worker(String name) {
    super(
        1,
        Thread.ofPlatform().name(name).daemon().factory(),
        new ThreadPoolExecutor.DiscardPolicy());
    this.name = name;
  }

  static ScheduledExecutorService named(String name) {
    return new Worker(name);
  }

  /// A scheduler keeps what its work throws in a future, where nobody would look for it.
  @Override
  protected void afterExecute(Runnable work, @Nullable Throwable thrown) {
    super.afterExecute(work, thrown);
    if (!isShutdown()
        && work instanceof Future<?> future
        && future.state() == Future.State.FAILED) {
      LOG.log(
          System.Logger.Level.ERROR, "the work of \"" + name + "\" failed", future.exceptionNow());
    }
  }
}
