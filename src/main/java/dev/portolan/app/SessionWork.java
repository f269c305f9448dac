package dev.portolan.app;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.access.PluginNotTrusted;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.run.Probes;
import dev.portolan.sweep.Sweeper;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.SweepTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The open session and what is asked of it. Opening, closing and starting happen in order on one
/// thread.
final class SessionWork implements AutoCloseable {
  private final Core core;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("session").daemon().factory());
  private final Map<Long, RunningCheck> checks = new ConcurrentHashMap<>();
  private final List<Runnable> endings = new CopyOnWriteArrayList<>();
  private @Nullable ClusterSession session;
  private final SweepWork sweeps = new SweepWork();
  private @Nullable Probes prober;

  SessionWork(Core core) {
    this.core = core;
  }

  void open(Effect.OpenSession request, Consumer<Intent> dispatch) {
    thread.execute(
        () -> {
          release();
          dispatch.accept(new Intent.ContextUsed(request.context().id(), core.clock().instant()));
          try {
            ClusterSession opened =
                core.open(
                    request.context(),
                    request.scope(),
                    line -> dispatch.accept(new Intent.PluginSaid(request.epoch(), line)),
                    new Forward(request.epoch(), dispatch));
            session = opened;
            prober = core.prober(opened);
          } catch (PluginNotTrusted e) {
            dispatch.accept(new Intent.PermissionNeeded(request.epoch(), e.command()));
          } catch (ClusterException e) {
            String why = String.valueOf(e.getMessage());
            dispatch.accept(new Intent.StateChanged(request.epoch(), new SessionState.Failed(why)));
          }
        });
  }

  /// Does something with the open session, in order with openings and closings.
  ///
  /// @param closed what to do when none is open
  void use(Consumer<ClusterSession> work, Runnable closed) {
    thread.execute(
        () -> {
          ClusterSession with = session;
          if (with == null) {
            closed.run();
          } else {
            work.accept(with);
          }
        });
  }

  /// Does something with the open session's prober, in order with openings and closings.
  ///
  /// @param closed what to do when none is open
  void probe(Consumer<Prober> work, Runnable closed) {
    thread.execute(
        () -> {
          Prober with = prober;
          if (with == null) {
            closed.run();
          } else {
            work.accept(with);
          }
        });
  }

  /// Does something that needs no session, and need not wait for one.
  void aside(Runnable work) {
    Thread.ofVirtual().name("aside").start(work);
  }

  /// Adds what has to end before a session is closed.
  void beforeRelease(Runnable end) {
    endings.add(end);
  }

  void closeCurrent() {
    thread.execute(this::release);
  }

  /// In order with the openings: a program is trusted before it is tried again.
  void trust(PluginCommand command) {
    thread.execute(() -> core.trust(command));
  }

  void narrow(Scope scope) {
    thread.execute(
        () -> {
          ClusterSession from = session;
          if (from != null) {
            from.narrow(scope);
          }
        });
  }

  /// Has something done with the open session, or without one, in order with the openings.
  void using(Consumer<@Nullable ClusterSession> work) {
    thread.execute(() -> work.accept(session));
  }

  void fetchYaml(Effect.FetchYaml request, Consumer<Intent> dispatch) {
    thread.execute(
        () -> {
          ClusterSession from = session;
          if (from == null) {
            dispatch.accept(arrived(request, "", "the context is closed"));
            return;
          }
          var _ =
              from.yaml(request.ref())
                  .whenComplete(
                      (text, problem) -> dispatch.accept(arrived(request, text, problem)));
        });
  }

  private static Intent arrived(
      Effect.FetchYaml request, @Nullable String text, @Nullable Throwable problem) {
    if (text != null) {
      return arrived(request, text, "");
    }
    Throwable cause = problem != null && problem.getCause() != null ? problem.getCause() : problem;
    return arrived(
        request, "", cause == null ? "not available" : String.valueOf(cause.getMessage()));
  }

  private static Intent arrived(Effect.FetchYaml request, String text, String problem) {
    return new Intent.YamlArrived(request.epoch(), request.ref(), text, problem);
  }

  void runCheck(Effect.RunCheck request, Consumer<Intent> dispatch) {
    thread.execute(
        () -> {
          Prober with = prober;
          if (with == null) {
            dispatch.accept(new Intent.CheckFinished(request.id(), contextClosed(request)));
            return;
          }
          dispatch.accept(new Intent.CheckStarted(request.id(), core.clock().instant()));
          CheckForwarder forwarder =
              new CheckForwarder(request.id(), dispatch, () -> checks.remove(request.id()));
          RunningCheck check = with.start(request.request(), request.snapshot(), forwarder);
          checks.put(request.id(), check);
          if (forwarder.finished()) {
            checks.remove(request.id());
          }
        });
  }

  private CheckResult contextClosed(Effect.RunCheck request) {
    CheckResult.Transcript nothing =
        new CheckResult.Transcript(List.of(), "", core.clock().instant(), Duration.ZERO);
    return new CheckResult(
        request.request(), Outcome.FAILED, "The context is closed.", "", List.of(), nothing);
  }

  /// Not on the session's thread: a cancel must not wait behind an opening.
  void cancelCheck(long id) {
    RunningCheck check = checks.get(id);
    if (check != null) {
      Thread.ofVirtual().name("cancel-" + id).start(check::cancel);
    }
  }

  void sweep(SweepTask task, Consumer<Intent> dispatch) {
    switch (task) {
      case SweepTask.Draft t -> sweeps.draft(t, dispatch);
      case SweepTask.Hold t -> sweeps.hold(t);
      case SweepTask.Cancel t -> sweeps.cancel(t);
      case SweepTask.Save t -> sweeps.save(t, dispatch);
      case SweepTask.Read t -> sweeps.read(t, dispatch);
      case SweepTask.Run t ->
          thread.execute(
              () -> {
                Probes with = prober;
                if (with == null) {
                  SweepStep none =
                      new SweepStep.Ended(t.id(), Sweeper.End.CANCELLED, Duration.ZERO);
                  dispatch.accept(new Intent.OnSweep(none));
                } else {
                  sweeps.run(t, with, dispatch);
                }
              });
    }
  }

  private void release() {
    endings.forEach(Runnable::run);
    sweeps.stop();
    Probes oldProber = prober;
    ClusterSession oldSession = session;
    prober = null;
    session = null;
    if (oldProber != null) {
      oldProber.close();
    }
    if (oldSession != null) {
      oldSession.close();
    }
    checks.clear();
  }

  @Override
  public void close() {
    thread.execute(this::release);
    thread.close();
    sweeps.close();
  }

  /// Sends what a session tells on to the store, with the epoch of its opening.
  private record Forward(long epoch, Consumer<Intent> dispatch) implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot snapshot) {
      dispatch.accept(new Intent.SnapshotArrived(epoch, snapshot));
    }

    @Override
    public void state(SessionState state) {
      dispatch.accept(new Intent.StateChanged(epoch, state));
    }

    @Override
    public void rights(Rights rights) {
      dispatch.accept(new Intent.RightsLearned(epoch, rights));
    }

    @Override
    public void recreated() {
      dispatch.accept(new Intent.ClusterRecreated(epoch));
    }
  }
}
