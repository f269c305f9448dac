package dev.portolan.app;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.workspace.DebugStep;
import dev.portolan.workspace.DebugTask;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the server about debug containers, adds them and ends them, each on a thread of its own: a
/// pull may take minutes.
final class DebugWork {
  /// The container's first process waits for this, and goes at once.
  private static final List<String> END = List.of("sh", "-c", Scripts.END_CONTAINER);

  private final SessionWork session;

  /// Counts what was given up; an adding that began before a count no longer waits.
  private final AtomicLong given = new AtomicLong();

  DebugWork(SessionWork session) {
    this.session = session;
  }

  void run(DebugTask task, Consumer<Intent> dispatch) {
    switch (task) {
      case DebugTask.Survey t -> aside(s -> survey(s, t, dispatch));
      case DebugTask.Add t -> {
        long before = given.get();
        aside(s -> dispatch.accept(new Intent.OnDebug(add(s, t, before, dispatch))));
      }
      case DebugTask.GiveUp _ -> given.incrementAndGet();
      case DebugTask.End t -> session.using(s -> end(s, t.container(), dispatch));
    }
  }

  private void aside(Consumer<@Nullable ClusterSession> work) {
    session.using(s -> Thread.ofVirtual().name("debug-container").start(() -> work.accept(s)));
  }

  private static void survey(
      @Nullable ClusterSession session, DebugTask.Survey task, Consumer<Intent> dispatch) {
    DebugSurvey survey =
        session == null
            ? new DebugSurvey("The context is closed.", Map.of())
            : session.debugContainers().survey(task.order());
    dispatch.accept(new Intent.OnDebug(new DebugStep.Surveyed(task.epoch(), task.order(), survey)));
  }

  private DebugStep add(
      @Nullable ClusterSession session,
      DebugTask.Add task,
      long before,
      Consumer<Intent> dispatch) {
    if (session == null) {
      return new DebugStep.Failed(task.epoch(), task.run(), "The context is closed.");
    }
    try {
      ContainerRef container =
          session
              .debugContainers()
              .open(
                  task.order(),
                  words ->
                      dispatch.accept(
                          new Intent.OnDebug(
                              new DebugStep.Progress(task.epoch(), task.run(), words))),
                  () -> given.get() != before);
      return new DebugStep.Ready(task.epoch(), task.run(), container);
    } catch (ClusterException e) {
      return new DebugStep.Failed(task.epoch(), task.run(), String.valueOf(e.getMessage()));
    }
  }

  private static void end(
      @Nullable ClusterSession session, ContainerRef container, Consumer<Intent> dispatch) {
    if (session == null) {
      return;
    }
    session
        .exec()
        .start(
            container,
            END,
            new PodExec.Listener() {
              @Override
              public void output(boolean error, byte[] chunk) {}

              @Override
              public void ended(PodExec.End end) {
                // the shell may go with the container before it can tell its own end
                boolean killed = end instanceof PodExec.End.Exited e && e.code() >= 128;
                boolean asked =
                    killed
                        || end.equals(new PodExec.End.Exited(0))
                        || end instanceof PodExec.End.Broken;
                dispatch.accept(
                    new Intent.Tell(
                        asked ? Level.INFO : Level.WARNING,
                        asked
                            ? container + " was told to end."
                            : container + " could not be told to end: " + end));
              }
            });
  }
}
