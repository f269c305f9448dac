package dev.portolan.layout;

/// The chart's measures in chart units: what the painter may rely on.
public final class Metrics {
  public static final double POD_WIDTH = 128;
  public static final double POD_HEIGHT = 32;
  public static final double POD_GAP = 6;

  /// A workload's margin around its pods, and the height of its heading.
  public static final double WORKLOAD_PAD = 8;

  public static final double WORKLOAD_HEADING = 28;

  /// Services and ingresses.
  public static final double CARD_WIDTH = 184;

  public static final double CARD_HEIGHT = 38;

  /// A workload that keeps its pods folded: its name, and under it the strip of its pods' cells and
  /// how many are ready.
  public static final double FOLDED_WIDTH = CARD_WIDTH;

  public static final double FOLDED_HEIGHT = 52;
  public static final double STRIP_TOP = 30;
  public static final double STRIP_WIDTH = 122;
  public static final double STRIP_HEIGHT = 14;

  /// The contents of a namespace that is shown as one tile.
  public static final double TILE_WIDTH = 196;

  public static final double TILE_HEIGHT = 44;

  /// A namespace's margin around its contents, and its least width.
  public static final double NAMESPACE_PAD = 18;

  /// High enough for the smallest readable name at a quarter of the size.
  private static final double HEADING_MIN = 52;

  private static final double HEADING_BASE = 40;
  private static final double HEADING_MAX = 168;
  private static final double HEADING_FROM = 500;
  private static final double HEADING_GROWTH = 0.035;
  public static final double NAMESPACE_MIN_WIDTH = 232;

  /// Room between neighbours in a row, between rows (lines run there), between groups and between
  /// namespaces.
  static final double COLUMN_GAP = 16;

  static final double ROW_GAP = 30;
  static final double GROUP_GAP = 24;
  public static final double NAMESPACE_GAP = 28;

  private Metrics() {}

  /// The height of a namespace's heading: as on any chart, the larger the territory the larger its
  /// name, so that it can be read from further away.
  public static double namespaceHeading(double width) {
    return Math.clamp(
        HEADING_BASE + (width - HEADING_FROM) * HEADING_GROWTH, HEADING_MIN, HEADING_MAX);
  }
}
