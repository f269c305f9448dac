package dev.portolan.kubeconfig;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells of every change of the kubeconfig files, also of those that do not exist yet: contexts
/// come and go without a restart.
///
/// It looks at each file's attributes once a second rather than asking the system for events: those
/// do not tell of a folder that is yet to be made, of a link's new target or of a network folder,
/// and on macOS they are such a look themselves. A change is read when the files have kept still
/// for a moment, so that a file which is just being written is not taken for a broken one.
public final class KubeconfigWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(KubeconfigWatch.class.getName());
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration SETTLE = Duration.ofMillis(200);
  private static final Duration END = Duration.ofSeconds(2);
  private static final int MOST_SETTLING = 10;

  private final KubeconfigLoader loader;
  private final @Nullable Path explicit;
  private final InstantSource clock;
  private final Consumer<Kubeconfig> listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Kubeconfig told;
  private List<FileStamp> stamps = List.of();
  private boolean changed = true;
  private int settling;

  KubeconfigWatch(
      KubeconfigLoader loader,
      @Nullable Path explicit,
      Kubeconfig known,
      Consumer<Kubeconfig> listener,
      InstantSource clock) {
    this.loader = loader;
    this.explicit = explicit;
    this.told = known;
    this.listener = listener;
    this.clock = clock;
    thread = Thread.ofPlatform().name("kubeconfig-watch").daemon().unstarted(this::run);
  }

  /// Starts to watch what `loader.load(explicit)` reads. The listener is called on the watch's own
  /// thread with every state that differs from the one told before; it must not block for long.
  ///
  /// @param known what the caller has read already: whatever changed since is told at once
  public static KubeconfigWatch start(
      KubeconfigLoader loader,
      @Nullable Path explicit,
      Kubeconfig known,
      Consumer<Kubeconfig> listener) {
    KubeconfigWatch watch =
        new KubeconfigWatch(loader, explicit, known, listener, InstantSource.system());
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      Duration wait = Duration.ZERO;
      while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = look() ? SETTLE : EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // the edge of the thread: a listener's mistake ends the watching, and is told
      LOG.log(Level.ERROR, "kubeconfig files are watched no longer", e);
    }
  }

  /// Looks once, and reads the files when they have changed and kept still since the last look.
  /// True when they should be looked at again soon.
  boolean look() {
    List<FileStamp> now = loader.files(explicit).stream().map(FileStamp::of).toList();
    boolean moved = !now.equals(stamps);
    stamps = now;
    changed |= moved;
    if (moved && settling < MOST_SETTLING) {
      settling++;
      return true;
    }
    if (changed) {
      settling = 0;
      changed = now.stream().anyMatch(s -> s.fresh(clock.instant()));
      Kubeconfig read = loader.load(explicit);
      if (!read.equals(told) && closed.getCount() > 0) {
        told = read;
        listener.accept(read);
      }
    }
    return false;
  }

  /// Ends the thread; the listener is not called after that.
  @Override
  public void close() {
    closed.countDown();
    if (Thread.currentThread().equals(thread) || !thread.isAlive()) {
      return;
    }
    try {
      if (!thread.join(END)) {
        LOG.log(Level.WARNING, "the watch of kubeconfig files hangs in a file system");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
