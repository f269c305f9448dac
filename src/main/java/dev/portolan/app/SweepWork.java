package dev.portolan.app;

import dev.portolan.cluster.manifests.CheckSetFile;
import dev.portolan.export.WholeFile;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.run.Probes;
import dev.portolan.sweep.Asking;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Planner;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.SetPlanner;
import dev.portolan.sweep.SweepChecks;
import dev.portolan.sweep.Sweeper;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.SweepTask;
import dev.portolan.workspace.Workspace.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plans and runs sweeps. Planning happens on a thread of its own, where only the latest request
/// waits; starting and ending in order on another.
final class SweepWork implements AutoCloseable {
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("sweep-", 0).factory();

  private final ExecutorService planning = Worker.named("plan");
  private final ExecutorService running =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("sweep").factory());
  private final AtomicReference<SweepTask.@Nullable Draft> latest = new AtomicReference<>();
  private long id;
  private @Nullable Sweeper sweeper;

  void draft(SweepTask.Draft draft, Consumer<Intent> dispatch) {
    if (latest.getAndSet(draft) == null) {
      planning.execute(() -> draftLatest(dispatch));
    }
  }

  private void draftLatest(Consumer<Intent> dispatch) {
    SweepTask.Draft draft = latest.getAndSet(null);
    if (draft != null) {
      Plan plan = Planner.plan(draft.reachability(), draft.choice());
      send(dispatch, new SweepStep.Planned(draft.epoch(), draft.form(), plan));
    }
  }

  /// @param probes of the open session
  void run(SweepTask.Run run, Probes probes, Consumer<Intent> dispatch) {
    running.execute(
        () -> {
          Asking asking = new Asking(probes, probes);
          id = run.id();
          sweeper =
              Sweeper.start(
                  asking,
                  run.snapshot(),
                  run.pairs(),
                  run.budget(),
                  THREADS,
                  new Forward(run.id(), dispatch));
        });
  }

  void hold(SweepTask.Hold hold) {
    running.execute(
        () -> {
          Sweeper now = sweeper;
          if (now != null && id == hold.id()) {
            now.hold(hold.hold());
          }
        });
  }

  void cancel(SweepTask.Cancel cancel) {
    running.execute(
        () -> {
          Sweeper now = sweeper;
          if (now != null && id == cancel.id()) {
            now.cancel();
          }
        });
  }

  /// Ends what runs, as before the session is closed; returns when it is over.
  void stop() {
    var stopping =
        running.submit(
            () -> {
              Sweeper now = sweeper;
              sweeper = null;
              if (now != null) {
                now.close();
              }
            });
    try {
      stopping.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void save(SweepTask.Save save, Consumer<Intent> dispatch) {
    planning.execute(
        () -> {
          SweepChecks.Saved saved = SweepChecks.save(save.snapshot(), save.results());
          byte[] text = saved.text().getBytes(StandardCharsets.UTF_8);
          String left =
              saved.leftOut().stream()
                  .map(SweepChecks.LeftOut::sentence)
                  .collect(Collectors.joining(" "));
          Saving.to(
              save.file(),
              () -> WholeFile.write(save.file(), out -> out.write(text)),
              left,
              dispatch);
        });
  }

  void read(SweepTask.Read read, Consumer<Intent> dispatch) {
    planning.execute(() -> dispatch.accept(intent(read)));
  }

  private static Intent intent(SweepTask.Read read) {
    Reachability reachability = read.reachability();
    CheckSetFile file = CheckSetFile.read(read.file());
    if (!file.problems().isEmpty()) {
      String more = file.problems().size() == 1 ? "" : " (and more)";
      return new Intent.Tell(Level.ERROR, file.problems().getFirst() + more);
    }
    SetPlanner.Drawn drawn = SetPlanner.plan(file.set(), reachability, read.budget());
    Path name = read.file().getFileName();
    return new Intent.OnSweep(
        new SweepStep.Read(
            read.epoch(),
            name == null ? read.file().toString() : name.toString(),
            drawn.plan(),
            drawn.problems()));
  }

  private static void send(Consumer<Intent> dispatch, SweepStep step) {
    dispatch.accept(new Intent.OnSweep(step));
  }

  @Override
  public void close() {
    planning.shutdownNow();
    stop();
    running.shutdown();
  }

  /// Sends on what a sweep tells, several answers at a time: a window need not be drawn for each.
  private static final class Forward implements Sweeper.Listener {
    private static final long EVERY = Duration.ofMillis(150).toNanos();

    private final long id;
    private final Consumer<Intent> dispatch;
    private final List<Result> kept = new ArrayList<>();
    private long told = System.nanoTime();

    Forward(long id, Consumer<Intent> dispatch) {
      this.id = id;
      this.dispatch = dispatch;
    }

    @Override
    public synchronized void answered(List<Result> results, Duration active) {
      kept.addAll(results);
      if (System.nanoTime() - told >= EVERY) {
        flush(active);
      }
    }

    @Override
    public synchronized void ended(Sweeper.End how, Duration active) {
      flush(active);
      send(dispatch, new SweepStep.Ended(id, how, active));
    }

    private void flush(Duration active) {
      told = System.nanoTime();
      if (!kept.isEmpty()) {
        send(dispatch, new SweepStep.Answered(id, kept, active));
        kept.clear();
      }
    }
  }
}
