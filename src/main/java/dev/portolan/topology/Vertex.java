package dev.portolan.topology;

import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thing on the map, known by its reference: two vertices of one reference are equal.
///
/// @param object what the snapshot holds of it; null for an owner or a namespace that is only known
///   by name
/// @param tally a namespace's or workload's pods, a service's endpoints
/// @param problems what is wrong with it, the most pressing first
/// @param guard what policies do to a workload's pods, or to a pod that nobody owns
public record Vertex(
    ObjectRef ref,
    Condition condition,
    @Nullable KubeObject object,
    Tally tally,
    List<Problem> problems,
    Guard guard) {
  public Vertex {
    problems = List.copyOf(problems);
  }

  public Vertex(ObjectRef ref, Condition condition, @Nullable KubeObject object, Tally tally) {
    this(ref, condition, object, tally, List.of(), Guard.NONE);
  }

  Vertex with(Tally other) {
    return new Vertex(ref, condition, object, other, problems, guard);
  }

  /// A pod as it is.
  public static Vertex of(Pod pod) {
    Condition condition = Conditions.of(pod);
    return condition == Condition.GOOD
        ? new Vertex(pod.ref(), condition, pod, Tally.NONE)
        : new Vertex(
            pod.ref(),
            condition,
            pod,
            Tally.NONE,
            ProblemTable.of(pod, ProblemTable.Ground.NONE),
            Guard.NONE);
  }

  /// A node as it is.
  public static Vertex of(Node node) {
    return new Vertex(
        node.ref(),
        Conditions.of(node),
        node,
        Tally.NONE,
        ProblemTable.of(node, ProblemTable.Ground.NONE),
        Guard.NONE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Vertex v && v.ref.equals(ref);
  }

  @Override
  public int hashCode() {
    return ref.hashCode();
  }
}
