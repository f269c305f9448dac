package dev.portolan.workspace;

import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.workspace.Neighbourhood.Abroad;
import dev.portolan.workspace.Neighbourhood.Isolation;
import dev.portolan.workspace.Neighbourhood.Peer;
import dev.portolan.workspace.Pods.Sides;
import dev.portolan.workspace.Survey.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers what is predicted of the objects that a user selects, by one snapshot's reachability.
/// Takes a moment on a large cluster: not for the window's thread, and only for one thread.
public final class Surveyor {
  /// Beyond as many pairs of pods nothing is drawn.
  static final long MAX_PAIRS = 3_000_000;

  private final Reachability reachability;
  private final SnapshotIndex index;
  private final Map<ObjectRef, List<Pod>> groups = new TreeMap<>();
  private final Map<ObjectRef, Sides> sides = new HashMap<>();
  private final Abroads abroads;
  private final Detection plugin;

  public Surveyor(Reachability reachability) {
    this.reachability = reachability;
    index = new SnapshotIndex(reachability.snapshot());
    for (Pod pod : reachability.snapshot().pods()) {
      if (!pod.ended()) {
        ObjectRef owner = index.workloadOf(pod.ref()).orElse(pod.ref());
        groups.computeIfAbsent(owner, k -> new ArrayList<>()).add(pod);
      }
    }
    abroads = new Abroads(reachability);
    plugin = NetworkPlugin.detect(reachability.snapshot());
  }

  public Reachability reachability() {
    return reachability;
  }

  /// The running pods by the workload that owns them; a bare pod by itself.
  Map<ObjectRef, List<Pod>> groups() {
    return groups;
  }

  public Survey answer(Question question) {
    ObjectRef subject = question.subject();
    Neighbourhood around = subject == null ? null : around(subject);
    PairVerdict pair = pair(question);
    Lens lens = subject == null ? null : new LensMaker(this).of(subject);
    return new Survey(question, reachability, around, lines(around, pair), pair, lens);
  }

  private List<Bundle> lines(@Nullable Neighbourhood around, @Nullable PairVerdict pair) {
    if (around != null) {
      return Bundles.of(around, reachability);
    }
    return pair == null ? List.of() : List.of(Bundles.of(pair));
  }

  private @Nullable Neighbourhood around(ObjectRef subject) {
    if (subject.kind().isPolicy() || subject.kind() == Kind.NODE) {
      return null;
    }
    List<Pod> own = Pods.of(index, subject).stream().filter(p -> !p.ended()).toList();
    if (own.isEmpty()) {
      return nothing(subject, subject.kind() == Kind.INGRESS ? "" : "It has no pods that run.");
    }
    long pairs = (long) own.size() * reachability.snapshot().pods().size();
    if (pairs > MAX_PAIRS) {
      return nothing(subject, "Too many pods to look at together: choose a workload or a pod.");
    }
    Sides mine = Sides.of(own);
    String kept = Met.rule(index, subject, own.getFirst());
    List<Peer> peers = new ArrayList<>();
    groups.forEach(
        (ref, pods) -> {
          Sides theirs = sides.computeIfAbsent(ref, k -> Sides.of(pods));
          Spread in =
              kept.isEmpty()
                  ? Pods.spread(reachability, theirs, mine)
                  : Met.of(index, pods, subject, own).spread(reachability);
          Peer peer = peer(own, ref, pods, Pods.spread(reachability, mine, theirs), in);
          if (peer.out().pairs() + peer.in().pairs() > 0) {
            peers.add(peer);
          }
        });
    return new Neighbourhood(
        subject,
        own.size(),
        Party.of(own.getFirst()),
        peers,
        abroads.of(own),
        isolation(own.getFirst()),
        kept,
        "");
  }

  private static Neighbourhood nothing(ObjectRef subject, String problem) {
    return new Neighbourhood(
        subject, 0, null, List.of(), List.<Abroad>of(), Isolation.NONE, "", problem);
  }

  private static Peer peer(List<Pod> own, ObjectRef ref, List<Pod> pods, Spread out, Spread in) {
    Pod example = pods.stream().filter(p -> !own.contains(p)).findFirst().orElseGet(pods::getFirst);
    return new Peer(ref, pods.size(), Party.of(example), out, in);
  }

  private Isolation isolation(Pod pod) {
    return new Isolation(
        reachability.selecting(pod, Direction.INGRESS),
        reachability.selecting(pod, Direction.EGRESS));
  }

  /// Between two selected objects, or between the caller of checks and the one selected.
  private @Nullable PairVerdict pair(Question question) {
    List<ObjectRef> selected = question.selected();
    ObjectRef from = selected.size() == 2 ? selected.getFirst() : question.caller();
    ObjectRef to = selected.size() == 1 || selected.size() == 2 ? selected.getLast() : null;
    if (from == null || to == null || from.equals(to)) {
      return null;
    }
    return new PairJudge(reachability, index, plugin).judge(from, to);
  }
}
