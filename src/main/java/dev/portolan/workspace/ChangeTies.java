package dev.portolan.workspace;

import dev.portolan.diagram.Ties;
import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.diagram.Ties.Tip;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns gained and lost connections into lines for the chart. They fan out of the workloads that
/// most of them have in common; workloads of another namespace that share a fate share a line; when
/// they are still too many, lines run from namespace to namespace.
final class ChangeTies {
  private static final int MAX_SUBJECTS = 6;
  private static final int COMMON = 3;
  private static final int TOLD = 8;

  private ChangeTies() {}

  static List<Ties> of(Changes changes) {
    List<Seen> seen = Seen.of(changes);
    Map<ObjectRef, List<Seen>> bySubject = new TreeMap<>();
    seen.forEach(s -> bySubject.computeIfAbsent(s.subject(), k -> new ArrayList<>()).add(s));
    if (bySubject.size() > MAX_SUBJECTS) {
      bySubject.clear();
      seen.stream()
          .map(Seen::byNamespace)
          .forEach(s -> bySubject.computeIfAbsent(s.subject(), k -> new ArrayList<>()).add(s));
    }
    List<Ties> all = new ArrayList<>();
    bySubject.forEach((s, group) -> all.add(new Ties(s, Ties.Ways.BOTH, bundles(s, group))));
    return all;
  }

  private static List<Bundle> bundles(ObjectRef subject, List<Seen> group) {
    Map<ObjectRef, List<Seen>> byNamespace = new TreeMap<>();
    List<Seen> abroad = new ArrayList<>();
    for (Seen s : group) {
      ObjectRef namespace = s.byNamespace().peer();
      if (namespace == null) {
        abroad.add(s);
      } else {
        byNamespace.computeIfAbsent(namespace, k -> new ArrayList<>()).add(s);
      }
    }
    List<Bundle> bundles = new ArrayList<>();
    byNamespace.forEach((namespace, seen) -> bundles.add(bundle(subject, namespace, seen)));
    if (!abroad.isEmpty()) {
      Tie tie = tie(null, "outside", abroad);
      bundles.add(new Bundle(null, tie, null, List.of(tie), 0));
    }
    return bundles;
  }

  private static Bundle bundle(ObjectRef subject, ObjectRef namespace, List<Seen> seen) {
    Tie whole = tie(namespace, namespace.name(), seen);
    boolean own = namespace.name().equals(subject.namespace());
    if (namespace.equals(seen.getFirst().peer())) {
      return new Bundle(namespace, whole, whole, List.of(), 0);
    }
    Map<ObjectRef, List<Seen>> byPeer = new TreeMap<>();
    for (Seen s : seen) {
      if (s.peer() != null) {
        byPeer.computeIfAbsent(s.peer(), k -> new ArrayList<>()).add(s);
      }
    }
    List<Tie> parts = new ArrayList<>();
    byPeer.forEach((peer, ofPeer) -> parts.add(tie(peer, peer.path(), ofPeer)));
    boolean alike = parts.stream().allMatch(t -> t.out() == whole.out() && t.in() == whole.in());
    return !own && alike && parts.size() >= COMMON
        ? new Bundle(namespace, whole, whole, List.of(), 0)
        : new Bundle(namespace, whole, null, parts, 0);
  }

  private static Tie tie(@Nullable ObjectRef end, String name, List<Seen> seen) {
    List<Seen> out = seen.stream().filter(Seen::out).toList();
    List<Seen> in = seen.stream().filter(s -> !s.out()).toList();
    Tip tip = new Tip("", lines(out), lines(in));
    return new Tie(end, name, mark(out), mark(in), tip);
  }

  private static List<String> lines(List<Seen> seen) {
    List<String> lines = new ArrayList<>();
    seen.stream().limit(TOLD).map(Seen::delta).forEach(d -> lines.add(d.ends() + ": " + d.words()));
    if (seen.size() > TOLD) {
      lines.add("and " + (seen.size() - TOLD) + " more");
    }
    return lines;
  }

  /// Where some are gained and others lost, the loss is what to look at.
  private static Mark mark(List<Seen> seen) {
    @Nullable Mark common = null;
    for (Seen s : seen) {
      Mark mark = s.delta().mark();
      common = common == null || common == mark ? mark : Mark.REMOVED;
    }
    return common == null ? Mark.NONE : common;
  }
}
