package dev.portolan.layout;

/// By what the things on a chart are put together into boxes.
public enum Grouping {
  NAMESPACE("Namespace"),
  NODE("Node"),
  /// The label `topology.kubernetes.io/zone` of the node, around the nodes.
  ZONE("Zone"),
  /// The label `app.kubernetes.io/part-of`, or else `app.kubernetes.io/name`, or else `app`.
  APP("App label"),
  NONE("Nothing");

  private final String title;

  Grouping(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
