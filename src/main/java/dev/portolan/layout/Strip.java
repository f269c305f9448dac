package dev.portolan.layout;

/// The measures of the strip of a folded workload: small cells for its pods, in so many rows that
/// they are about square, however many there are.
final class Strip {
  private static final double WIDEST = 31;
  private static final double GAP = 1.5;
  private static final double GAP_SHARE = 0.15;
  private static final int ROWS = 4;

  /// Sizes are whole multiples of one over this, so that moving them rounds nothing.
  private static final double GRAIN = 1024;

  private Strip() {}

  static PodGrid.Size size(int pods) {
    double square = Math.sqrt(pods * Metrics.STRIP_HEIGHT / Metrics.STRIP_WIDTH);
    int rows = Math.clamp(Math.round(square), 1, ROWS);
    int columns = Math.max(1, (pods + rows - 1) / rows);
    return new PodGrid.Size(columns, rows, true);
  }

  static Area cell(PodGrid.Size size, int cell) {
    double stepX = grain(Math.min(WIDEST + GAP, Metrics.STRIP_WIDTH / size.columns()));
    double stepY = grain(Metrics.STRIP_HEIGHT / Math.max(1, size.rows()));
    double gapX = gap(stepX);
    double gapY = size.rows() == 1 ? 0 : gap(stepY);
    return new Area(
        Metrics.WORKLOAD_PAD + (cell % size.columns()) * stepX,
        Metrics.STRIP_TOP + Math.floorDiv(cell, size.columns()) * stepY,
        stepX - gapX,
        stepY - gapY);
  }

  /// The gap beside a cell of this width.
  static double gap(double width) {
    return grain(Math.min(GAP, width * GAP_SHARE));
  }

  static double grain(double size) {
    return Math.floor(size * GRAIN) / GRAIN;
  }
}
