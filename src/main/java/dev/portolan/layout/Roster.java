package dev.portolan.layout;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Workload;
import dev.portolan.topology.Crew;
import dev.portolan.topology.Vertex;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A workload's pods, and for how many of them its grid is made: for as many as the workload wants,
/// not for as many as there are at the moment. So a pod that is being replaced, when old and new
/// stand side by side, changes no size on the chart.
///
/// @param leaving those of the pods that are being deleted
/// @param places how many pods the grid has to hold; 0 for a grid as it was, or none
record Roster(List<ObjectRef> pods, Set<ObjectRef> leaving, int places) {
  /// How many pods above its places a small grid bears before it grows.
  private static final int SURGE = 2;

  /// How many missing pods room is kept for, when there are few.
  private static final int MISSING = 16;

  /// @param wanted what `wanted` says of the workload
  static Roster of(Crew crew, int wanted) {
    List<ObjectRef> pods = crew.pods().stream().map(Pod::ref).toList();
    Set<ObjectRef> leaving =
        crew.pods().stream()
            .filter(p -> p.meta().terminating())
            .map(Pod::ref)
            .collect(Collectors.toUnmodifiableSet());
    int ended =
        (int) crew.pods().stream().filter(p -> p.ended() && !p.meta().terminating()).count();
    int places = (wanted > 0 ? wanted : pods.size() - ended - leaving.size()) + ended;
    boolean surge = pods.size() <= places + Math.max(SURGE, places);
    boolean near = places <= Math.max(MISSING, 2 * pods.size());
    return new Roster(pods, leaving, places > 0 && surge && near ? places : pods.size());
  }

  /// How many pods a workload wants; 0 where nobody says, or where they end by themselves.
  static int wanted(Vertex workload) {
    return workload.object() instanceof Workload w && workload.ref().kind() != Kind.JOB
        ? Math.max(0, w.desired())
        : 0;
  }
}
