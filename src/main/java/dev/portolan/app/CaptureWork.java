package dev.portolan.app;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener;
import dev.portolan.capture.CaptureRun;
import dev.portolan.capture.Packet;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.export.WholeFile;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.CaptureTask;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Level;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs captures, each on a thread of its own, and keeps their files in a folder that only the user
/// can read, until the captures are dropped or the tab is closed.
final class CaptureWork implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CaptureWork.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final SessionWork session;
  private final Clock clock;
  private final Wireshark wireshark = new Wireshark(System.getenv());
  private final Map<Long, Under> running = new ConcurrentHashMap<>();
  private final Map<Long, Path> files = new ConcurrentHashMap<>();
  private @Nullable Path folder;

  /// A capture with its thread.
  private record Under(CaptureRun run, Thread thread) {}

  CaptureWork(SessionWork session, Clock clock) {
    this.session = session;
    this.clock = clock;
    session.beforeRelease(this::stopAll);
  }

  void run(CaptureTask task, Consumer<Intent> dispatch) {
    switch (task) {
      case CaptureTask.Start t ->
          session.use(
              with -> start(t, with, dispatch),
              () -> end(t.id(), Why.FAILED, "The context is closed.", dispatch));
      case CaptureTask.Stop t -> stop(t.id());
      case CaptureTask.Drop t -> {
        stop(t.id());
        session.aside(() -> delete(t.id()));
      }
      case CaptureTask.Save t -> session.aside(() -> save(files.get(t.id()), t.file(), dispatch));
      case CaptureTask.View t -> session.aside(() -> view(t.id(), dispatch));
    }
  }

  private void start(CaptureTask.Start start, ClusterSession with, Consumer<Intent> dispatch) {
    long id = start.id();
    OutputStream sink;
    try {
      sink = open(id);
    } catch (IOException e) {
      end(id, Why.FAILED, "No file to keep the packets in: " + e.getMessage(), dispatch);
      return;
    }
    dispatch.accept(step(new CaptureStep.Begun(id, clock.instant(), wireshark.installed())));
    CaptureRun run =
        new CaptureRun(
            with.exec(),
            start.request(),
            new SnapshotIndex(start.snapshot()),
            sink,
            new Telling(id, sink, dispatch));
    Thread thread =
        Thread.ofVirtual()
            .name("capture-" + id)
            .unstarted(
                () -> {
                  try {
                    run.run();
                  } finally {
                    running.remove(id);
                  }
                });
    running.put(id, new Under(run, thread));
    thread.start();
  }

  /// A file that only its owner can read, as temporary ones are.
  private synchronized OutputStream open(long id) throws IOException {
    Path in = folder;
    if (in == null) {
      in = Files.createTempDirectory("portolan-captures-");
      in.toFile().deleteOnExit(); // also when the process is told to end, as by a logout
      folder = in;
    }
    Path file = Files.createTempFile(in, "capture-" + id + "-", ".pcapng");
    file.toFile().deleteOnExit();
    files.put(id, file);
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  private void stop(long id) {
    Under under = running.get(id);
    if (under != null) {
      under.run().stop();
    }
  }

  /// @param kept what was captured, or null where it is gone
  static void save(@Nullable Path kept, Path to, Consumer<Intent> dispatch) {
    Saving.to(
        to,
        () -> {
          if (kept == null) {
            throw new IOException("the capture is gone");
          }
          WholeFile.write(to, out -> Files.copy(kept, out));
        },
        dispatch);
  }

  private void view(long id, Consumer<Intent> dispatch) {
    Optional<String> problem =
        Optional.ofNullable(files.get(id))
            .map(wireshark::open)
            .orElse(Optional.of("The capture is gone."));
    problem.ifPresent(p -> dispatch.accept(new Intent.Tell(Level.WARNING, p)));
  }

  private void delete(long id) {
    Path file = files.remove(id);
    if (file != null) {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a capture's file stays: {0}", e.getMessage());
    }
  }

  private static void end(long id, Why why, String summary, Consumer<Intent> dispatch) {
    CaptureEnd end = new CaptureEnd(why, summary, "", CaptureListener.Count.NONE, -1);
    dispatch.accept(step(new CaptureStep.Ended(id, end)));
  }

  private static Intent step(CaptureStep step) {
    return new Intent.OnCapture(step);
  }

  /// Before the session is closed: tcpdump is ended through it.
  private void stopAll() {
    List<Under> all = List.copyOf(running.values());
    all.forEach(u -> u.run().stop());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Under under : all) {
        under.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// After the session's end.
  @Override
  public synchronized void close() {
    files.values().forEach(CaptureWork::delete);
    files.clear();
    if (folder != null) {
      delete(folder);
    }
  }

  /// Sends what a capture tells on to the store.
  private record Telling(long id, OutputStream sink, Consumer<Intent> dispatch)
      implements CaptureListener {
    @Override
    public void started(ContainerRef in, List<String> argv) {
      dispatch.accept(step(new CaptureStep.Runs(id, in, argv)));
    }

    @Override
    public void packets(List<Packet> packets, Count count) {
      dispatch.accept(step(new CaptureStep.Came(id, packets, count)));
    }

    @Override
    public void finished(CaptureEnd end) {
      try {
        sink.close();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "a capture's file is not whole: {0}", e.getMessage());
      }
      dispatch.accept(step(new CaptureStep.Ended(id, end)));
    }
  }
}
