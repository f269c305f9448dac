package dev.portolan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What Ctrl-C does to a verb: what it began in the cluster is ended, and the verb has a moment to
/// tell what was found until then, as ping does. The exit code is the signal's.
final class Interrupt {
  /// Long enough to end a remote process and to print; no one waits longer for a Ctrl-C.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicReference<@Nullable Runnable> work = new AtomicReference<>();
  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook = new Thread(this::strike, "interrupt");

  /// From now on a Ctrl-C ends this, and waits for the verb's last words.
  void ends(Runnable begun) {
    if (work.getAndSet(begun) == null) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  /// The user's Ctrl-C; before anything was begun there is nothing to wait for.
  void strike() {
    Runnable begun = work.get();
    if (begun == null) {
      return;
    }
    begun.run();
    try {
      if (!said.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.getLogger(Interrupt.class.getName())
            .log(System.Logger.Level.WARNING, "it did not end within 10 s of its cancel");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The verb has said everything.
  void told() {
    said.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already: that is what it is for.
    }
  }
}
