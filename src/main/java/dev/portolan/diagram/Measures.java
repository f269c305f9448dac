package dev.portolan.diagram;

import dev.portolan.layout.Metrics;

/// The measures of a chart that a painter may rely on, in chart units.
public final class Measures {
  public static final double NAMESPACE_PAD = Metrics.NAMESPACE_PAD;
  public static final double POD_GAP = Metrics.POD_GAP;
  public static final double WORKLOAD_HEADING = Metrics.WORKLOAD_HEADING;
  public static final double CARD_HEIGHT = Metrics.CARD_HEIGHT;

  /// Where on a folded workload the strip of its pods is, from its upper left corner.
  public static final Rect STRIP =
      new Rect(Metrics.WORKLOAD_PAD, Metrics.STRIP_TOP, Metrics.STRIP_WIDTH, Metrics.STRIP_HEIGHT);

  /// How high and how wide a pod is that stands by itself.
  public static final double POD_WIDTH = Metrics.POD_WIDTH;

  public static final double POD_HEIGHT = Metrics.POD_HEIGHT;

  private Measures() {}

  /// The height of a namespace's heading.
  public static double namespaceHeading(Rect namespace) {
    return Metrics.namespaceHeading(namespace.width());
  }
}
