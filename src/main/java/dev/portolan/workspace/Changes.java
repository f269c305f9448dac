package dev.portolan.workspace;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What other policies do to the connections between workloads: gained and lost ones.
///
/// @param policies the policies that differ
/// @param deltas in the order of their ends
/// @param complete false when there was too much to compare: then some may be missing
public record Changes(Set<ObjectRef> policies, List<Delta> deltas, boolean complete) {
  public static final Changes NONE = new Changes(Set.of(), List.of(), true);

  private static final long MAX_PAIRS = 20_000_000;

  public Changes {
    policies = Set.copyOf(policies);
    deltas = List.copyOf(deltas);
  }

  /// A policy speaks of connections of the pods that it selects alone: only those are compared.
  static Changes between(Surveyor before, Reachability after) {
    Set<ObjectRef> policies = differing(before.reachability(), after);
    Set<ObjectRef> touched = new TreeSet<>();
    before
        .groups()
        .forEach(
            (ref, pods) -> {
              if (pods.stream().anyMatch(p -> touched(p, policies, before.reachability(), after))) {
                touched.add(ref);
              }
            });
    List<Delta> deltas = new ArrayList<>();
    long pairs = 0;
    for (ObjectRef one : touched) {
      deltas.addAll(Abroads.changes(one, pods(before, one), before.reachability(), after));
      for (ObjectRef other : before.groups().keySet()) {
        pairs += 4L * pods(before, one).size() * pods(before, other).size();
        if (pairs > MAX_PAIRS) {
          return new Changes(policies, deltas, false);
        }
        add(deltas, before, after, one, other);
        if (!touched.contains(other)) {
          add(deltas, before, after, other, one);
        }
      }
    }
    return new Changes(policies, deltas, true);
  }

  private static List<Pod> pods(Surveyor surveyor, ObjectRef group) {
    return surveyor.groups().getOrDefault(group, List.of());
  }

  private static void add(
      List<Delta> deltas, Surveyor before, Reachability after, ObjectRef from, ObjectRef to) {
    List<Pod> sources = pods(before, from);
    List<Pod> targets = pods(before, to);
    Spread was = Pods.spread(before.reachability(), sources, targets);
    Delta delta = Delta.of(from, to, was, Pods.spread(after, sources, targets));
    if (!delta.none()) {
      deltas.add(delta);
    }
  }

  private static boolean touched(
      Pod pod, Set<ObjectRef> policies, Reachability before, Reachability after) {
    for (Direction direction : Direction.values()) {
      if (before.selecting(pod, direction).stream().anyMatch(policies::contains)
          || after.selecting(pod, direction).stream().anyMatch(policies::contains)) {
        return true;
      }
    }
    return false;
  }

  private static Set<ObjectRef> differing(Reachability before, Reachability after) {
    Set<ObjectRef> refs = new HashSet<>();
    for (Kind kind : Kind.values()) {
      if (kind.isPolicy()) {
        Map<ObjectRef, KubeObject> was = before.snapshot().objects().getOrDefault(kind, Map.of());
        Map<ObjectRef, KubeObject> is = after.snapshot().objects().getOrDefault(kind, Map.of());
        was.forEach((ref, policy) -> mark(refs, ref, policy.equals(is.get(ref))));
        is.forEach((ref, policy) -> mark(refs, ref, policy.equals(was.get(ref))));
      }
    }
    return refs;
  }

  private static void mark(Set<ObjectRef> refs, ObjectRef ref, boolean same) {
    if (!same) {
      refs.add(ref);
    }
  }
}
