package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what a filter lets through, whole namespaces aside.
final class Sieve {
  private final Filter filter;
  private final List<Glob> names;
  private final List<Glob> nodes;

  Sieve(Filter filter) {
    this.filter = filter;
    names = filter.names().stream().map(Glob::new).toList();
    nodes = filter.nodes().stream().map(Glob::new).toList();
  }

  /// True when what belongs with a thing comes along.
  boolean context() {
    return filter.problems();
  }

  /// @param owner the workload that the pod belongs to, or the pod itself
  boolean passes(Pod pod, ObjectRef owner) {
    return kind(Kind.POD, owner.kind())
        && (name(pod.name()) || name(owner.name()))
        && (nodes.isEmpty() || any(nodes, pod.nodeName()))
        && filter.labels().matches(pod.labels())
        && condition(pod);
  }

  /// Anything that stands by itself and is no pod. None of these runs on a node.
  boolean passes(Vertex card) {
    KubeObject object = card.object();
    Map<String, String> labels = object == null ? Map.of() : object.labels();
    return nodes.isEmpty()
        && kind(card.ref().kind(), card.ref().kind())
        && name(card.ref().name())
        && filter.labels().matches(labels)
        && (!filter.problems() || !card.problems().isEmpty())
        && health(card.condition());
  }

  /// A namespace as such: of problems there are those that not all of it may be seen.
  boolean troubled(Vertex namespace) {
    return filter.problems()
        && !namespace.problems().isEmpty()
        && kind(Kind.NAMESPACE, Kind.NAMESPACE)
        && nodes.isEmpty()
        && names.isEmpty()
        && filter.labels().isEmpty()
        && health(namespace.condition());
  }

  private boolean kind(Kind own, Kind owner) {
    Set<Kind> kinds = filter.kinds();
    return kinds.isEmpty() || kinds.contains(own) || kinds.contains(owner);
  }

  private boolean name(String name) {
    return names.isEmpty() || any(names, name);
  }

  private static boolean any(List<Glob> globs, String name) {
    return globs.stream().anyMatch(g -> g.matches(name));
  }

  /// A pod that is well has no problem, which saves asking the table for almost all of them.
  private boolean condition(Pod pod) {
    Condition condition = Conditions.of(pod);
    boolean asked = filter.problems() && condition != Condition.GOOD;
    boolean problem = asked && !ProblemTable.of(pod, ProblemTable.Ground.NONE).isEmpty();
    return (!filter.problems() || problem) && health(condition);
  }

  private boolean health(Condition condition) {
    return filter.health().isEmpty() || filter.health().contains(condition);
  }
}
