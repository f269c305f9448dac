package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;

/// What an area of the chart has of one namespace.
///
/// @param namespace the namespace, or whatever else things are put together by
/// @param closed true when it is a tile in any case
/// @param cards workloads, services, ingresses and lone pods
/// @param lines the lines between them
record Load(ObjectRef namespace, Rect rect, boolean closed, int cards, int lines) {
  /// How many marks it takes to show all of it but the pods of workloads.
  int marks() {
    return closed ? 0 : cards + lines;
  }

  /// What an area has of the pods of one workload.
  ///
  /// @param pods how many the workload has
  /// @param seat how wide the place of one is
  /// @param shown how many of them lie in the area
  record Crew(int pods, double seat, int shown) {}
}
