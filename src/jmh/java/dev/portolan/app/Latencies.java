package dev.portolan.app;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.SnapshotChanges;
import dev.portolan.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hears every workspace and notes when what was seen first, and how old the server's changes were
/// when they got there. The server stamps a pod that it changes with the time.
final class Latencies {
  private static final String CHANGED_AT = "demo.portolan.dev/changed-at";

  final CountDownLatch drawn = new CountDownLatch(1);
  private final Clock clock;
  private final long began;
  private final Map<String, Long> firsts = new LinkedHashMap<>();
  private final List<Long> toSnapshot = new ArrayList<>();
  private final List<Long> toWorkspace = new ArrayList<>();
  private final List<Long> toChart = new ArrayList<>();
  private final List<Long> toPixels = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Waiting> unpainted = new ArrayList<>();
  private @Nullable ClusterSnapshot last;
  private long lastChart;
  private boolean drawnWhole;
  private int snapshots;
  private int charts;
  private long wholeGeneration = Long.MAX_VALUE;

  /// Changes that no chart shows yet.
  private record Waiting(long generation, List<Long> changedAt) {}

  /// @param began `System.nanoTime()` when the context was opened
  Latencies(Clock clock, long began) {
    this.clock = clock;
    this.began = began;
  }

  synchronized void hear(Workspace w) {
    if (w.open() == null) {
      return;
    }
    ClusterSnapshot snapshot = w.open().snapshot();
    if (!Objects.equals(last == null ? -1L : last.generation(), snapshot.generation())) {
      snapshot(snapshot);
    }
    if (w.diagram().generation() != lastChart) {
      chart(w);
    }
  }

  private void snapshot(ClusterSnapshot snapshot) {
    snapshots++;
    if (!snapshot.pods().isEmpty()) {
      first("first page of pods read");
    }
    if (wholeGeneration == Long.MAX_VALUE && SessionRun.whole(snapshot)) {
      wholeGeneration = snapshot.generation();
      first("every kind complete");
    }
    if (last != null && wholeGeneration < snapshot.generation()) {
      changes(snapshot, snapshot.changesSince(last));
    }
    last = snapshot;
  }

  private void changes(ClusterSnapshot snapshot, SnapshotChanges changes) {
    long now = clock.millis();
    List<Long> stamps =
        Stream.concat(
                changes.of(Kind.POD).added().stream(),
                changes.of(Kind.POD).changed().stream().map(SnapshotChanges.Replaced::after))
            .map(KubeObject::labels)
            .filter(labels -> labels.containsKey(CHANGED_AT))
            .map(labels -> Long.parseLong(labels.get(CHANGED_AT)))
            .toList();
    for (long stamp : stamps) {
      toSnapshot.add(snapshot.time().toEpochMilli() - stamp);
      toWorkspace.add(now - stamp);
    }
    waiting.add(new Waiting(snapshot.generation(), stamps));
    unpainted.add(new Waiting(snapshot.generation(), stamps));
  }

  private void chart(Workspace w) {
    charts++;
    lastChart = w.diagram().generation();
    if (!drawnWhole) {
      drawn(w);
    }
    shown(waiting, lastChart, toChart);
    if (lastChart >= wholeGeneration) {
      first("everything drawn");
      drawnWhole = true;
      drawn.countDown();
    }
  }

  private void drawn(Workspace w) {
    if (w.diagram().boxes().stream().limit(2000).anyMatch(b -> b.ref().kind() == Kind.NAMESPACE)) {
      first("first namespace drawn");
    }
    if (w.diagram().boxes().stream().limit(5000).anyMatch(b -> b.ref().kind() == Kind.POD)) {
      first("first pods drawn");
    }
  }

  /// A chart's pixels are on screen.
  synchronized void painted(long generation) {
    shown(unpainted, generation, toPixels);
  }

  private void shown(List<Waiting> changes, long generation, List<Long> ages) {
    long now = clock.millis();
    changes.removeIf(
        x -> {
          boolean shown = x.generation() <= generation;
          if (shown) {
            x.changedAt().forEach(stamp -> ages.add(now - stamp));
          }
          return shown;
        });
  }

  private void first(String what) {
    firsts.putIfAbsent(what, (System.nanoTime() - began) / 1_000_000);
  }

  synchronized List<String> progress() {
    List<String> lines = new ArrayList<>();
    firsts.forEach((what, ms) -> lines.add(String.format(Locale.ROOT, "%8d ms  %s", ms, what)));
    lines.add(snapshots + " snapshots and " + charts + " charts until then");
    return lines;
  }

  synchronized void reset() {
    toSnapshot.clear();
    toWorkspace.clear();
    toChart.clear();
    toPixels.clear();
    waiting.clear();
    unpainted.clear();
    snapshots = 0;
    charts = 0;
  }

  synchronized List<String> table() {
    return List.of(
        "age of the server's changes, ms:      p50     p99     max   changes",
        row("  when a snapshot was taken", toSnapshot),
        row("  when the workspace had it", toWorkspace),
        row("  when it was on the chart", toChart),
        row("  when its pixels were on screen", toPixels),
        snapshots + " snapshots, " + charts + " charts");
  }

  private static String row(String what, List<Long> ages) {
    List<Long> sorted = ages.stream().sorted().toList();
    return sorted.isEmpty()
        ? what + ": none"
        : String.format(
            Locale.ROOT,
            "%-34s %7d %7d %7d %9d",
            what,
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 99 / 100),
            sorted.getLast(),
            sorted.size());
  }
}
