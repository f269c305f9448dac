package dev.portolan.policy.diff;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which pods a change can concern at all: those that a changed policy selects, and those that have
/// changed themselves. Everything between others stays as it was.
///
/// @param everything true when something changed that concerns all, such as the nodes
/// @param selected pods that a changed policy selects, before or after, by direction
/// @param changed pods that are new, gone or different, or whose namespace's labels are
record Touched(
    boolean everything, Map<Direction, Set<ObjectRef>> selected, Set<ObjectRef> changed) {
  Touched {
    selected = Map.copyOf(selected);
    changed = Set.copyOf(changed);
  }

  static Touched between(Reachability before, Reachability after) {
    ClusterSnapshot a = before.snapshot();
    ClusterSnapshot b = after.snapshot();
    Set<ObjectRef> policies = changedPolicies(a, b);
    Map<Direction, Set<ObjectRef>> selected = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      Set<ObjectRef> pods = new HashSet<>();
      for (Reachability side : List.of(before, after)) {
        side.snapshot().pods().stream()
            .filter(p -> side.selecting(p, direction).stream().anyMatch(policies::contains))
            .forEach(p -> pods.add(p.ref()));
      }
      selected.put(direction, pods);
    }
    boolean everything =
        !nodes(a).equals(nodes(b))
            || !holes(a).equals(holes(b))
            || !before.choices().equals(after.choices());
    return new Touched(everything, selected, changedPods(a, b));
  }

  /// Whether anything between two groups of pods may be different.
  boolean concerns(Set<ObjectRef> sources, Set<ObjectRef> targets) {
    return everything
        || any(selected.getOrDefault(Direction.EGRESS, Set.of()), sources)
        || any(selected.getOrDefault(Direction.INGRESS, Set.of()), targets)
        || any(changed, sources)
        || any(changed, targets);
  }

  private static boolean any(Set<ObjectRef> of, Set<ObjectRef> pods) {
    return !of.isEmpty() && pods.stream().anyMatch(of::contains);
  }

  private static Set<ObjectRef> changedPolicies(ClusterSnapshot a, ClusterSnapshot b) {
    return different(policies(a), policies(b));
  }

  private static Map<ObjectRef, List<?>> policies(ClusterSnapshot snapshot) {
    Map<ObjectRef, List<?>> said = new HashMap<>();
    snapshot.objects().entrySet().stream()
        .filter(e -> e.getKey().isPolicy())
        .flatMap(e -> e.getValue().values().stream())
        .forEach(p -> said.put(p.ref(), said(p)));
    return said;
  }

  /// What a policy says, without its metadata.
  private static List<?> said(KubeObject policy) {
    return switch (policy) {
      case NetworkPolicy p -> List.of(p.podSelector(), p.types(), p.ingress(), p.egress());
      case AdminPolicy p -> List.of(p.tier(), p.priority(), p.subject(), p.ingress(), p.egress());
      case PluginPolicy p -> List.of(p.types(), p.pods(), p.namespaces());
      default -> List.of(policy);
    };
  }

  private static Set<ObjectRef> changedPods(ClusterSnapshot a, ClusterSnapshot b) {
    Set<ObjectRef> changed = new HashSet<>(different(pods(a), pods(b)));
    Set<ObjectRef> namespaces = different(labels(a), labels(b));
    if (!namespaces.isEmpty()) {
      Stream.of(a, b)
          .flatMap(s -> s.pods().stream())
          .filter(p -> namespaces.contains(ObjectRef.namespace(p.namespace())))
          .forEach(p -> changed.add(p.ref()));
    }
    return changed;
  }

  private static Map<ObjectRef, List<?>> pods(ClusterSnapshot snapshot) {
    return snapshot.pods().stream().collect(Collectors.toMap(Pod::ref, Touched::facts));
  }

  /// What policies can see of a pod.
  private static List<?> facts(Pod pod) {
    return List.of(
        pod.labels(),
        pod.ips(),
        pod.nodeName(),
        pod.hostNetwork(),
        pod.ended(),
        pod.planned(),
        pod.servingContainers().stream().map(Container::ports).toList());
  }

  private static Map<ObjectRef, List<?>> labels(ClusterSnapshot snapshot) {
    return snapshot.namespaces().stream()
        .collect(Collectors.toMap(Namespace::ref, n -> List.of(n.labels())));
  }

  private static Map<ObjectRef, List<?>> nodes(ClusterSnapshot snapshot) {
    return snapshot.nodes().stream()
        .collect(Collectors.toMap(Node::ref, n -> List.of(n.addresses(), n.labels())));
  }

  /// The kinds that could not be seen, or not everywhere.
  private static Map<Kind, Coverage> holes(ClusterSnapshot snapshot) {
    return snapshot.coverage().entrySet().stream()
        .filter(e -> e.getValue().hidden() || e.getValue() instanceof Coverage.Scoped)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The keys that only one map has, or with another value.
  private static Set<ObjectRef> different(Map<ObjectRef, List<?>> a, Map<ObjectRef, List<?>> b) {
    return Stream.concat(a.keySet().stream(), b.keySet().stream())
        .filter(k -> !a.containsKey(k) || !a.get(k).equals(b.get(k)))
        .collect(Collectors.toSet());
  }
}
