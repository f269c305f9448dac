package dev.portolan.app;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.SnapshotChanges;
import dev.portolan.workspace.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
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
  private final Map<Leg, List<Long>> reached = new EnumMap<>(Leg.class);
  private final Map<Leg, List<Waiting>> waiting = new EnumMap<>(Leg.class);
  private @Nullable ClusterSnapshot last;
  private long lastChart;
  private boolean drawnWhole;
  private int snapshots;
  private int charts;
  private int hidden;
  private long wholeGeneration = Long.MAX_VALUE;

  /// What a change passes on its way from the workspace to the screen.
  enum Leg {
    CHART("when it was on the chart"),
    CROSSED("when the FX thread had that"),
    ASKED("when its picture was asked for"),
    PAINTING("when that was begun"),
    DRAWN("when that was painted"),
    PRESENTED("when that was in the images"),
    PIXELS("when its pixels were on screen");

    private final String words;

    Leg(String words) {
      this.words = words;
    }
  }

  /// Changes that have not come to a stage yet.
  private record Waiting(long generation, List<Long> changedAt) {}

  /// @param began `System.nanoTime()` when the context was opened
  Latencies(Clock clock, long began) {
    this.clock = clock;
    this.began = began;
    for (Leg stage : Leg.values()) {
      reached.put(stage, new ArrayList<>());
      waiting.put(stage, new ArrayList<>());
    }
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
    waiting.values().forEach(w -> w.add(new Waiting(snapshot.generation(), stamps)));
  }

  private void chart(Workspace w) {
    charts++;
    lastChart = w.diagram().generation();
    if (!drawnWhole) {
      drawn(w);
    }
    reached(Leg.CHART, lastChart);
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

  /// The chart of a snapshot has come to a stage.
  synchronized void reached(Leg stage, long generation) {
    long now = clock.millis();
    Objects.requireNonNull(waiting.get(stage))
        .removeIf(
            x -> {
              boolean there = x.generation() <= generation;
              if (there) {
                x.changedAt().forEach(s -> Objects.requireNonNull(reached.get(stage)).add(now - s));
              }
              return there;
            });
  }

  /// The charts after one up to another look like that one: of the changes between them there is
  /// nothing to see.
  synchronized void unseen(long after, long upTo) {
    for (Leg leg : List.of(Leg.DRAWN, Leg.PRESENTED, Leg.PIXELS)) {
      Objects.requireNonNull(waiting.get(leg))
          .removeIf(
              x -> {
                boolean unseen = x.generation() > after && x.generation() <= upTo;
                hidden += unseen && leg == Leg.PIXELS ? x.changedAt().size() : 0;
                return unseen;
              });
    }
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
    reached.values().forEach(List::clear);
    waiting.values().forEach(List::clear);
    snapshots = 0;
    charts = 0;
    hidden = 0;
  }

  synchronized List<String> table() {
    List<String> table = new ArrayList<>();
    table.add("age of the server's changes, ms:      p50     p99     max   changes");
    table.add(row("  when a snapshot was taken", toSnapshot));
    table.add(row("  when the workspace had it", toWorkspace));
    reached.forEach(
        (stage, ages) -> {
          if (stage == Leg.CHART || !ages.isEmpty()) {
            table.add(row("  " + stage.words, ages));
          }
        });
    table.add(
        snapshots + " snapshots, " + charts + " charts; of " + hidden + " changes nothing is seen");
    return table;
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
