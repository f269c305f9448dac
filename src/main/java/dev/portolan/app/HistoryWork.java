package dev.portolan.app;

import dev.portolan.export.WholeFile;
import dev.portolan.history.Entry;
import dev.portolan.history.HistoryFile;
import dev.portolan.history.Report;
import dev.portolan.history.Row;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.HistoryStep;
import dev.portolan.workspace.HistoryTask;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Level;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Reads and writes the files that hold the results of checks, in order on one thread.
final class HistoryWork implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HistoryWork.class.getName());

  private final Core core;
  private final Set<KubeContext.Id> seen = new HashSet<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("history").factory());

  HistoryWork(Core core) {
    this.core = core;
  }

  void run(HistoryTask task, Consumer<Intent> dispatch) {
    thread.execute(
        () -> {
          HistoryFile file = core.history(task.context());
          try {
            work(task, file, dispatch);
          } catch (IOException e) {
            String why = "The history of checks: " + e.getMessage();
            dispatch.accept(new Intent.Tell(Level.ERROR, why));
          }
        });
  }

  private void work(HistoryTask task, HistoryFile file, Consumer<Intent> dispatch)
      throws IOException {
    switch (task) {
      case HistoryTask.Read t -> {
        if (seen.add(t.context())) {
          file.forget(); // removed by a run of Portolan that can put nothing back any more
        }
        if (!t.stamp().equals(file.stamp()) || t.stamp().isEmpty()) {
          list(t.context(), file, dispatch);
        }
      }
      case HistoryTask.Keep t -> {
        Row row = file.keep(t.context().name(), t.simulated(), t.result());
        tell(new HistoryStep.Kept(t.context(), row), dispatch);
      }
      case HistoryTask.Fetch t ->
          tell(new HistoryStep.Fetched(t.context(), file.entries(t.ids())), dispatch);
      case HistoryTask.Remove t -> {
        tell(new HistoryStep.Removed(t.context(), file.remove(t.ids())), dispatch);
        list(t.context(), file, dispatch);
      }
      case HistoryTask.RemoveAll t -> {
        file.clear();
        tell(new HistoryStep.Removed(t.context(), t.count()), dispatch);
        list(t.context(), file, dispatch);
      }
      case HistoryTask.PutBack t -> {
        file.putBack();
        list(t.context(), file, dispatch);
      }
      case HistoryTask.Forget _ -> file.forget();
      case HistoryTask.Export t ->
          Saving.to(t.file(), () -> write(t.file(), file.entries(t.ids())), dispatch);
    }
  }

  private static void list(KubeContext.Id context, HistoryFile file, Consumer<Intent> dispatch)
      throws IOException {
    tell(new HistoryStep.Listed(context, file.read()), dispatch);
  }

  private static void write(Path file, List<Entry> entries) throws IOException {
    Report report =
        Report.of(file.toString())
            .orElseThrow(() -> new IOException("a report's file ends in .json, .md or .xml"));
    WholeFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          report.write(entries, writer);
          writer.flush();
        });
  }

  private static void tell(HistoryStep step, Consumer<Intent> dispatch) {
    dispatch.accept(new Intent.OnHistory(step));
  }

  /// Waits until all is written; what was removed is gone for good.
  @Override
  public void close() {
    thread.execute(
        () -> {
          for (KubeContext.Id context : seen) {
            forget(core.history(context));
          }
        });
    thread.close();
  }

  private static void forget(HistoryFile file) {
    try {
      file.forget();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "deleted checks stay on disk: {0}", e.getMessage());
    }
  }
}
