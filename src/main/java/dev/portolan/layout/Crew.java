package dev.portolan.layout;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Workload;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Topology;
import dev.portolan.topology.Vertex;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A workload's pods, and for how many of them its grid is made: for as many as the workload wants,
/// not for as many as there are at the moment. So a pod that is being replaced, when old and new
/// stand side by side, changes no size on the chart.
///
/// @param leaving those of the pods that are being deleted
/// @param places how many pods the grid has to hold; 0 for a grid as it was, or none
record Crew(List<ObjectRef> pods, Set<ObjectRef> leaving, int places) {
  /// How many pods above its places a small grid bears before it grows.
  private static final int SURGE = 2;

  /// How many missing pods room is kept for, when there are few.
  private static final int MISSING = 16;

  static Crew of(Topology topology, ObjectRef workload) {
    List<ObjectRef> pods =
        topology.from(workload, Relation.OWNS).stream().map(Link::to).distinct().toList();
    Set<ObjectRef> leaving =
        pods.stream()
            .filter(p -> is(topology, p, x -> x.meta().terminating()))
            .collect(Collectors.toUnmodifiableSet());
    int ended =
        (int)
            pods.stream().filter(p -> !leaving.contains(p) && is(topology, p, Pod::ended)).count();
    int wanted =
        topology
                .vertex(workload)
                .map(Vertex::object)
                .filter(Workload.class::isInstance)
                .map(w -> ((Workload) w).desired())
                .filter(d -> d > 0 && workload.kind() != Kind.JOB)
                .orElse(pods.size() - ended - leaving.size())
            + ended;
    boolean surge = pods.size() <= wanted + Math.max(SURGE, wanted);
    boolean near = wanted <= Math.max(MISSING, 2 * pods.size());
    return new Crew(pods, leaving, wanted > 0 && surge && near ? wanted : pods.size());
  }

  private static boolean is(Topology topology, ObjectRef pod, Predicate<Pod> test) {
    return topology
        .vertex(pod)
        .map(Vertex::object)
        .filter(o -> o instanceof Pod p && test.test(p))
        .isPresent();
  }
}
