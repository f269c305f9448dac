package dev.portolan.diagram;

import dev.portolan.layout.Metrics;

/// The measures of a chart that a painter may rely on, in chart units.
public final class Measures {
  public static final double NAMESPACE_PAD = Metrics.NAMESPACE_PAD;
  public static final double POD_GAP = Metrics.POD_GAP;
  public static final double WORKLOAD_HEADING = Metrics.WORKLOAD_HEADING;
  public static final double CARD_HEIGHT = Metrics.CARD_HEIGHT;

  private Measures() {}

  /// The height of a namespace's heading.
  public static double namespaceHeading(Rect namespace) {
    return Metrics.namespaceHeading(namespace.width());
  }
}
