package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotChanges.OfKind;
import dev.portolan.model.SnapshotChanges.Replaced;
import dev.portolan.policy.Ground;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.lint.LintFinding;
import dev.portolan.policy.lint.Linter;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the policy book of one opening. From one judgement to the next only pods that changed are
/// counted; the linter, which looks at all of them, is asked when there is time for it. Belongs to
/// one thread.
public final class Bookkeeper {
  private final Map<ObjectRef, Count> counts = new TreeMap<>();
  private Map<ObjectRef, List<LintFinding>> findings = Map.of();
  private @Nullable Reachability last;
  private @Nullable Detection plugin;
  private @Nullable PolicyBook book;
  private boolean lintDue = true;

  /// Counts what has changed.
  public void take(Reachability now) {
    Reachability before = last;
    last = now;
    if (before == null
        || !before.choices().equals(now.choices())
        || !Ground.same(before.snapshot(), now.snapshot())) {
      countAll(now);
      return;
    }
    Detection known = plugin;
    plugin =
        known == null
            ? NetworkPlugin.detect(now.snapshot())
            : NetworkPlugin.detect(now.snapshot(), before.snapshot(), known);
    lintDue |= !plugin.equals(known);
    count(before, now);
  }

  /// True when the findings may not be those of what was taken last.
  public boolean lintDue() {
    return lintDue;
  }

  /// Looks through all policies. Takes a moment on a large cluster.
  public void lint() {
    Reachability now = last;
    if (now == null) {
      return;
    }
    findings =
        Linter.lint(now.snapshot(), now).stream()
            .collect(Collectors.groupingBy(LintFinding::policy));
    lintDue = false;
    book = null;
  }

  /// The book as of what was taken last; the same one while nothing in it changes.
  public PolicyBook book() {
    PolicyBook known = book;
    Detection detected = plugin;
    if (known != null && known.plugin().equals(detected)) {
      return known;
    }
    if (detected == null) {
      throw new IllegalStateException("nothing was taken yet");
    }
    PolicyBook made =
        new PolicyBook(
            counts.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList(),
            detected);
    book = made;
    return made;
  }

  private PolicyBook.Entry entry(ObjectRef ref, Count count) {
    return new PolicyBook.Entry(
        ref, count.pods, count.directions(), findings.getOrDefault(ref, List.of()));
  }

  private void countAll(Reachability now) {
    counts.clear();
    book = null;
    lintDue = true;
    ClusterSnapshot snapshot = now.snapshot();
    plugin = NetworkPlugin.detect(snapshot);
    for (Kind kind : Kind.values()) {
      if (kind.isPolicy()) {
        snapshot.shelf(kind).keySet().forEach(ref -> counts.put(ref, new Count()));
      }
    }
    if (counts.isEmpty()) {
      return;
    }
    // pods stand by namespace, and replicas share their labels
    IdentityHashMap<Map<String, String>, Selection> inPods = new IdentityHashMap<>();
    IdentityHashMap<Map<String, String>, Selection> onHosts = new IdentityHashMap<>();
    String namespace = "";
    for (Pod pod : snapshot.pods()) {
      if (!pod.namespace().equals(namespace)) {
        namespace = pod.namespace();
        inPods.clear();
        onHosts.clear();
      }
      if (!pod.ended()) {
        IdentityHashMap<Map<String, String>, Selection> known =
            pod.hostNetwork() ? onHosts : inPods;
        add(known.computeIfAbsent(pod.labels(), k -> Selection.of(now, pod)), 1);
      }
    }
  }

  /// Both stand on the same ground, so the later one knows who selected what is gone, too.
  private void count(Reachability before, Reachability now) {
    OfKind pods = now.snapshot().changesSince(before.snapshot()).of(Kind.POD);
    lintDue |= !pods.added().isEmpty() || !pods.removed().isEmpty();
    if (counts.isEmpty()) {
      return;
    }
    pods.removed().forEach(o -> add(now, o, -1));
    pods.added().forEach(o -> add(now, o, 1));
    for (Replaced replaced : pods.changed()) {
      lintDue |= !looksTheSame(replaced);
      if (!selectedAlike(replaced)) {
        add(now, replaced.before(), -1);
        add(now, replaced.after(), 1);
      }
    }
  }

  private static boolean selectedAlike(Replaced replaced) {
    return replaced.before() instanceof Pod was
        && replaced.after() instanceof Pod is
        && was.labels().equals(is.labels())
        && was.hostNetwork() == is.hostNetwork()
        && was.ended() == is.ended();
  }

  /// To the linter, which looks at addresses and ports too.
  private static boolean looksTheSame(Replaced replaced) {
    return selectedAlike(replaced)
        && replaced.before() instanceof Pod was
        && replaced.after() instanceof Pod is
        && was.ips().equals(is.ips())
        && was.servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .toList()
            .equals(is.servingContainers().stream().flatMap(c -> c.ports().stream()).toList());
  }

  private void add(Reachability judge, KubeObject object, int more) {
    if (object instanceof Pod pod && !pod.ended()) {
      add(Selection.of(judge, pod), more);
    }
  }

  private void add(Selection selection, int more) {
    if (selection.directions().isEmpty()) {
      return;
    }
    book = null;
    selection
        .directions()
        .forEach(
            (ref, directions) ->
                counts.computeIfAbsent(ref, k -> new Count()).add(directions, more));
  }

  /// The policies that select a pod, and for what.
  private record Selection(Map<ObjectRef, Set<Direction>> directions) {
    static Selection of(Reachability judge, Pod pod) {
      Map<ObjectRef, Set<Direction>> found = new TreeMap<>();
      for (Direction direction : Direction.values()) {
        for (ObjectRef ref : judge.selecting(pod, direction)) {
          found.computeIfAbsent(ref, k -> EnumSet.noneOf(Direction.class)).add(direction);
        }
      }
      return new Selection(found);
    }
  }

  /// How many pods a policy selects; one that is selected for both directions counts once.
  private static final class Count {
    private final Map<Direction, Integer> byDirection = new EnumMap<>(Direction.class);
    private int pods;

    void add(Set<Direction> directions, int more) {
      pods += more;
      directions.forEach(d -> byDirection.merge(d, more, Integer::sum));
    }

    Set<Direction> directions() {
      return byDirection.entrySet().stream()
          .filter(e -> e.getValue() > 0)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
  }
}
