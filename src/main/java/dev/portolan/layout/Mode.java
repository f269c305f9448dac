package dev.portolan.layout;

import java.util.List;

/// The ways in which a chart is arranged.
public enum Mode {
  /// Groups as boxes with their contents arranged inside, packed into the shape of a window.
  PACKED("Packed"),
  /// Along the traffic, in layers: ingress, service, workload, the next service.
  FLOW("Flow"),
  /// Where things run: a box for each node.
  NODES("Nodes"),
  /// What is around one thing.
  FOCUS("Focus");

  private final String title;

  Mode(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// The groupings that mean something in it, the usual one first.
  public List<Grouping> groupings() {
    return switch (this) {
      case PACKED -> List.of(Grouping.values());
      case FLOW -> List.of(Grouping.NONE, Grouping.NAMESPACE, Grouping.APP);
      case NODES -> List.of(Grouping.NODE, Grouping.ZONE);
      case FOCUS -> List.of(Grouping.NONE);
    };
  }

  /// The grouping that a chart has when this one is asked for.
  public Grouping grouping(Grouping wanted) {
    return groupings().contains(wanted) ? wanted : groupings().getFirst();
  }
}
