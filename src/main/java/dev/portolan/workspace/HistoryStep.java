package dev.portolan.workspace;

import dev.portolan.history.Entry;
import dev.portolan.history.HistoryFile.Reading;
import dev.portolan.history.Row;
import dev.portolan.history.Search;
import dev.portolan.kubeconfig.KubeContext;
import java.nio.file.Path;
import java.util.List;

/// Something that the user wants, or that was told, of the checks of the open context that are kept
/// on disk. What is told of another context than the open one is dropped.
public sealed interface HistoryStep {
  /// The history is being looked at: it is read, unless it was and has not changed.
  record Look() implements HistoryStep {}

  record Listed(KubeContext.Id context, Reading reading) implements HistoryStep {}

  /// One more was kept.
  record Kept(KubeContext.Id context, Row row) implements HistoryStep {}

  record Find(Search search) implements HistoryStep {}

  /// Looks at these: one by itself, two side by side.
  record Pick(List<String> ids) implements HistoryStep {
    public Pick {
      ids = List.copyOf(ids);
    }
  }

  record Fetched(KubeContext.Id context, List<Entry> entries) implements HistoryStep {
    public Fetched {
      entries = List.copyOf(entries);
    }
  }

  /// Asks the same once more, of the cluster as it is now.
  record Again(Entry entry) implements HistoryStep {}

  /// Removes these; can be taken back until the next removal.
  record Remove(List<String> ids) implements HistoryStep {
    public Remove {
      ids = List.copyOf(ids);
    }
  }

  record RemoveAll() implements HistoryStep {}

  record Removed(KubeContext.Id context, int count) implements HistoryStep {}

  /// Takes back the last removal.
  record PutBack() implements HistoryStep {}

  /// The removal stands; nothing is said of it any more.
  record LetGo() implements HistoryStep {}

  /// Writes these to a file, newest first; its ending tells the format.
  record Export(Path file, List<String> ids) implements HistoryStep {
    public Export {
      ids = List.copyOf(ids);
    }
  }
}
