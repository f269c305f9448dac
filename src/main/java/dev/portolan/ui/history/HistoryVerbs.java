package dev.portolan.ui.history;

import dev.portolan.history.Entry;
import dev.portolan.history.Report;
import dev.portolan.history.Row;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.workspace.History;
import dev.portolan.workspace.HistoryStep;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/// What can be done with kept results.
final class HistoryVerbs {
  private final Store store;
  private final FileDialogs files;

  HistoryVerbs(Store store, FileDialogs files) {
    this.store = store;
    this.files = files;
  }

  History history() {
    return store.now().wire().history();
  }

  void send(HistoryStep step) {
    store.dispatch(new Intent.OnHistory(step));
  }

  /// Asks the one that is looked at once more.
  void again() {
    List<Entry> shown = history().shown();
    if (shown.size() == 1) {
      send(new HistoryStep.Again(shown.getFirst()));
    }
  }

  /// The command that gave each answer, as kubectl lines; empty where nothing ran.
  String kubectl() {
    return history().shown().stream()
        .flatMap(e -> e.lastKubectl().stream())
        .collect(Collectors.joining("\n"));
  }

  /// All commands that were tried, as kubectl lines; empty where none has more than one.
  String allKubectl() {
    List<Entry> shown = history().shown();
    return shown.stream().noneMatch(e -> e.kubectl().size() > 1)
        ? ""
        : shown.stream().flatMap(e -> e.kubectl().stream()).collect(Collectors.joining("\n"));
  }

  void copyMarkdown() {
    StringBuilder text = new StringBuilder();
    try {
      Report.MARKDOWN.write(history().shown(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be written", e);
    }
    Actions.copy(text.toString());
  }

  void removePicked() {
    if (!history().picked().isEmpty()) {
      send(new HistoryStep.Remove(history().picked()));
    }
  }

  /// Those that are picked, or, where none is, all that were found.
  void export(Report report) {
    History now = history();
    List<String> ids =
        now.picked().isEmpty()
            ? now.search().of(now.rows()).stream().map(Row::id).toList()
            : now.picked();
    files
        .save(sort(report), suggestedName())
        .ifPresent(file -> send(new HistoryStep.Export(file, ids)));
  }

  private static FileSort sort(Report report) {
    return switch (report) {
      case JSON -> FileSort.CHECKS_JSON;
      case MARKDOWN -> FileSort.CHECKS_MARKDOWN;
      case JUNIT -> FileSort.CHECKS_JUNIT;
    };
  }

  private String suggestedName() {
    var open = store.now().open();
    String context = open == null ? "portolan" : open.context().name();
    return context.replaceAll("[^A-Za-z0-9._-]+", "-") + "-checks";
  }
}
