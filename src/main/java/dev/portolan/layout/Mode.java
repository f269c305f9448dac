package dev.portolan.layout;

import java.util.List;

/// The ways in which a chart is arranged.
public enum Mode {
  /// Groups as boxes with their contents arranged inside, packed into the shape of a window.
  PACKED("Packed", List.of(Grouping.values())),
  /// Along the traffic, in layers: ingress, service, workload, the next service.
  FLOW("Flow", List.of(Grouping.NONE, Grouping.NAMESPACE, Grouping.APP)),
  /// Where things run: a box for each node.
  NODES("Nodes", List.of(Grouping.NODE, Grouping.ZONE)),
  /// What is around one thing.
  FOCUS("Focus", List.of(Grouping.NONE));

  private final String title;
  private final List<Grouping> groupings;

  Mode(String title, List<Grouping> groupings) {
    this.title = title;
    this.groupings = groupings;
  }

  public String title() {
    return title;
  }

  /// The groupings that mean something in it, the usual one first.
  public List<Grouping> groupings() {
    return groupings;
  }

  /// The grouping that a chart has when this one is asked for.
  public Grouping grouping(Grouping wanted) {
    return groupings.contains(wanted) ? wanted : groupings.getFirst();
  }
}
