package dev.portolan.topology;

import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import org.jspecify.annotations.Nullable;

/// A thing on the map, known by its reference: two vertices of one reference are equal.
///
/// @param object what the snapshot holds of it; null for an owner or a namespace that is only known
///   by name
/// @param tally a namespace's or workload's pods, a service's endpoints
public record Vertex(ObjectRef ref, Condition condition, @Nullable KubeObject object, Tally tally) {
  /// A pod as it is.
  public static Vertex of(Pod pod) {
    return new Vertex(pod.ref(), Conditions.of(pod), pod, Tally.NONE);
  }

  /// A node as it is.
  public static Vertex of(Node node) {
    return new Vertex(node.ref(), Conditions.of(node), node, Tally.NONE);
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
